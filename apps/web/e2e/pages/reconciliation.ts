import { expect, type Page } from '@playwright/test';

export class ReconciliationPage {
  constructor(readonly page: Page) {}

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run the checks' }).click();
  }

  async expectClean(): Promise<void> {
    await expect(this.page.getByText('All checks passed')).toBeVisible();
    const checks = this.page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
    for (const check of await checks.all()) await expect(check).toContainText('Passed');
  }
}
