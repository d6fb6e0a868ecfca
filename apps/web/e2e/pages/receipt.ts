import { expect, type Locator } from '@playwright/test';

import { expectDetails } from '#e2e/details';
import { say, type Words } from '#e2e/say';

/** A charge as it stands: beside the form after a sale, or on a page of its own. */
export class Receipt {
  constructor(
    readonly within: Locator,
    readonly words: Words = say('en'),
  ) {}

  async expectStatus(status: string): Promise<void> {
    await expect(this.within.getByRole('status')).toContainText(status);
  }

  async expectDetails(details: Record<string, string>): Promise<void> {
    await expectDetails(this.within, details);
  }

  async buyAnother(): Promise<void> {
    await this.within.getByRole('button', { name: this.words.t('charges.buyAnother') }).click();
  }
}
