import { expect, type Locator } from '@playwright/test';

import { expectDetails } from '#e2e/details';

/** A charge as it stands: beside the form after a sale, or on a page of its own. */
export class Receipt {
  constructor(readonly within: Locator) {}

  async expectStatus(status: string): Promise<void> {
    await expect(this.within.getByRole('status')).toContainText(status);
  }

  async expectDetails(details: Record<string, string>): Promise<void> {
    await expectDetails(this.within, details);
  }

  async buyAnother(): Promise<void> {
    await this.within.getByRole('button', { name: 'Buy another' }).click();
  }
}
