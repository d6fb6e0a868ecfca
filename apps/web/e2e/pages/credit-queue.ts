import { expect, type Page } from '@playwright/test';

/** Where admins decide what sellers ask for. */
export class CreditQueuePage {
  readonly list;
  readonly dialog;
  readonly selection;

  constructor(readonly page: Page) {
    this.list = page.getByRole('table', { name: 'Credit queue' });
    this.dialog = page.getByRole('dialog');
    this.selection = page.getByRole('region', { name: 'Decide' });
  }

  async find(email: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Find by e-mail, name or note' }).fill(email);
  }

  /** Opens the question about one request, by the text of its amount. */
  async openApproval(amount: string, email: string): Promise<void> {
    await this.list.getByRole('button', { name: `Approve ${amount} for ${email}` }).click();
    await expect(this.dialog).toBeVisible();
  }

  async approve(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Approve' }).click();
  }

  async reject(amount: string, email: string, reason: string): Promise<void> {
    await this.list.getByRole('button', { name: `Reject ${amount} for ${email}` }).click();
    await this.dialog.getByLabel('Reason').fill(reason);
    await this.dialog.getByRole('button', { name: 'Reject' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async select(amount: string, email: string): Promise<void> {
    await this.list.getByRole('checkbox', { name: `Select ${amount} for ${email}` }).click();
    await expect(this.selection).toContainText('1 selected');
  }

  /** Selects everything shown and opens the question about all of it. */
  async openApprovalOfAll(count: number): Promise<void> {
    await this.list.getByRole('checkbox', { name: 'Select all pending requests shown' }).click();
    await expect(this.selection).toContainText(`${count} selected`);
    await this.selection.getByRole('button', { name: 'Approve' }).click();
    await expect(this.dialog).toBeVisible();
  }

  results() {
    return this.dialog.getByRole('list', { name: 'What became of each' }).getByRole('listitem');
  }
}
