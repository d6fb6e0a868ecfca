import { expect, type Page } from '@playwright/test';

import { say, type Words } from '#e2e/say';

const AT_ONCE = { timeout: 2_000 };

/** Where admins decide what sellers ask for. */
export class CreditQueuePage {
  readonly list;
  readonly dialog;
  readonly selection;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    this.list = page.getByRole('table', { name: t('queue.title') });
    this.dialog = page.getByRole('dialog');
    this.selection = page.getByRole('region', { name: t('queue.decide') });
  }

  async find(email: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: this.words.t('queue.search') }).fill(email);
  }

  /** Opens the question about one request, by the text of its amount. */
  async openApproval(amount: string, email: string): Promise<void> {
    await this.list
      .getByRole('button', { name: this.words.t('queue.approveRequest', { amount, email }) })
      .click();
    await expect(this.dialog).toBeVisible();
  }

  async approve(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.words.t('queue.approve') }).click();
  }

  async reject(amount: string, email: string, reason: string): Promise<void> {
    await this.list
      .getByRole('button', { name: this.words.t('queue.rejectRequest', { amount, email }) })
      .click();
    await this.dialog.getByLabel(this.words.t('queue.reason')).fill(reason);
    await this.dialog.getByRole('button', { name: this.words.t('queue.reject') }).click();
    await expect(this.dialog).toBeHidden();
  }

  async select(amount: string, email: string): Promise<void> {
    await this.list
      .getByRole('checkbox', { name: this.words.t('queue.selectRequest', { amount, email }) })
      .click();
    await expect(this.selection).toContainText(this.words.t('queue.selected', { count: 1 }));
  }

  /** Selects everything shown and opens the question about all of it. */
  async openApprovalOfAll(count: number): Promise<void> {
    await this.list.getByRole('checkbox', { name: this.words.t('queue.selectAll') }).click();
    await expect(this.selection).toContainText(this.words.t('queue.selected', { count }));
    await this.selection.getByRole('button', { name: this.words.t('queue.approve') }).click();
    await expect(this.dialog).toBeVisible();
  }

  /**
   * Selects everything shown and opens the question about what is left of it, where others decide
   * meanwhile. False when nothing was left.
   */
  async openApprovalOfWhatIsLeft(): Promise<boolean> {
    const { t } = this.words;
    try {
      await this.list.getByRole('checkbox', { name: t('queue.selectAll') }).click(AT_ONCE);
      await this.selection.getByRole('button', { name: t('queue.approve') }).click(AT_ONCE);
    } catch {
      return false;
    }
    await expect(this.dialog).toBeVisible();
    return true;
  }

  results() {
    return this.dialog
      .getByRole('list', { name: this.words.t('queue.resultsTitle') })
      .getByRole('listitem');
  }
}
