import { expect, type Page } from '@playwright/test';

/** A charge as admins see it, with what they may do about it. */
export class AdminChargePage {
  readonly calls;
  readonly entries;
  readonly audit;
  readonly history;
  readonly dialog;

  constructor(readonly page: Page) {
    this.calls = page.getByRole('table', { name: 'Calls to the operator' });
    this.entries = page.getByRole('table', { name: 'Ledger entries' });
    this.audit = page.getByRole('table', { name: 'What admins did' });
    this.history = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog', { name: 'Resolve this charge' });
  }

  async expectStatus(status: string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1 });
    await expect(heading.getByRole('status')).toHaveText(status);
  }

  async askNow(): Promise<void> {
    await this.page.getByRole('button', { name: 'Ask now' }).click();
  }

  async openResolution(): Promise<void> {
    await this.page.getByRole('button', { name: 'Resolve…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Fills in what became of the charge and how one knows. */
  async fillIn(resolution: { outcome: string; evidence: string }): Promise<void> {
    await this.dialog.getByRole('radio', { name: resolution.outcome }).check();
    await this.dialog.getByLabel('Evidence').fill(resolution.evidence);
  }

  async resolve(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Resolve' }).click();
  }
}
