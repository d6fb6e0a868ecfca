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

  /** Has a worker verify the chains, and waits for what it says. */
  async verifyChains(): Promise<void> {
    const { t } = this.words;
    const card = this.page.getByRole('region', { name: t('verification.title') });
    await card.getByRole('button', { name: t('verification.run') }).click();
    await expect(card.getByText(t('verification.intact'))).toBeVisible({ timeout: 30_000 });
    await expect(card.getByText(t('verification.anchorHash'))).toBeVisible();
  }
}
