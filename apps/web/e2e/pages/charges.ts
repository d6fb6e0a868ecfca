import type { Page } from '@playwright/test';

/** The list of charges: a seller's own, or in the admin area everybody's. */
export class ChargesPage {
  readonly list;

  constructor(readonly page: Page) {
    this.list = page.getByRole('table', { name: 'Charges' });
  }

  async open(): Promise<void> {
    await this.page.goto('/charges');
  }
}
