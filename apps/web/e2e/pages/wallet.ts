import { expect, type Page } from '@playwright/test';

import { say, type Words } from '#e2e/say';

export class WalletPage {
  readonly statement;
  readonly requests;
  readonly amount;
  readonly note;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    this.statement = page.getByRole('table', { name: t('wallet.statement') });
    this.requests = page.getByRole('table', { name: t('wallet.credit') });
    this.amount = page.getByLabel(t('credit.amount'), { exact: true });
    this.note = page.getByLabel(t('credit.note'));
  }

  async open(): Promise<void> {
    await this.page.goto('/wallet');
  }

  async expectBalance(balance: string): Promise<void> {
    await expect(
      this.page.getByRole('region', { name: this.words.t('wallet.balance') }),
    ).toContainText(balance);
  }

  /** Asks for credit by the form; ends on the list of requests. */
  async requestCredit(request: { amount: string; note: string }): Promise<void> {
    await this.page.getByRole('link', { name: this.words.t('credit.request') }).click();
    await this.amount.fill(request.amount);
    await this.note.fill(request.note);
    await this.page.getByRole('button', { name: this.words.t('credit.send') }).click();
    await expect(this.requests).toBeVisible();
  }

  async openStatement(): Promise<void> {
    await this.section(this.words.t('wallet.statement'));
  }

  async openRequests(): Promise<void> {
    await this.section(this.words.t('wallet.credit'));
  }

  private async section(name: string): Promise<void> {
    const sections = this.page.getByRole('navigation', { name: this.words.t('wallet.sections') });
    await sections.getByRole('link', { name }).click();
  }
}
