import { expect, type Page } from '@playwright/test';

import { say, type Words } from '#e2e/say';

export class ReconciliationPage {
  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {}

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.t('reconciliation.run') }).click();
  }

  async expectClean(): Promise<void> {
    await expect(this.page.getByText(this.words.t('reconciliation.allGood'))).toBeVisible();
    const checks = this.page
      .getByRole('list', { name: this.words.t('reconciliation.checks') })
      .getByRole('listitem');
    for (const check of await checks.all())
      await expect(check).toContainText(this.words.t('reconciliation.passed'));
  }
}
