import { expect, type Page } from '@playwright/test';

/** Where the charges wait whose outcome nobody knows. */
export class DeskPage {
  readonly list;

  constructor(readonly page: Page) {
    this.list = page.getByRole('table', { name: 'Desk' });
  }

  /** By the navigation, which has to say that somebody waits there. */
  async openByCount(): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: 'Main' });
    await navigation.getByRole('link', { name: /^Desk.* charges? waits?$/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Desk' })).toBeVisible();
  }

  /** Opens the one charge of this seller. */
  async openChargeOf(email: string): Promise<void> {
    const row = this.list.getByRole('row').filter({ hasText: email });
    await row.getByRole('link', { name: /^\+98/ }).click();
  }
}
