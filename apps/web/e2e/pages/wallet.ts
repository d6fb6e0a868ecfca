import { expect, type Page } from '@playwright/test';

export class WalletPage {
  readonly statement;
  readonly requests;
  readonly amount;
  readonly note;

  constructor(readonly page: Page) {
    this.statement = page.getByRole('table', { name: 'Statement' });
    this.requests = page.getByRole('table', { name: 'Credit requests' });
    this.amount = page.getByLabel('Amount', { exact: true });
    this.note = page.getByLabel('Note for the admin');
  }

  async open(): Promise<void> {
    await this.page.goto('/wallet');
  }

  async expectBalance(balance: string): Promise<void> {
    await expect(this.page.getByRole('region', { name: 'Balance' })).toContainText(balance);
  }

  /** Asks for credit by the form; ends on the list of requests. */
  async requestCredit(request: { amount: string; note: string }): Promise<void> {
    await this.page.getByRole('link', { name: 'Request credit' }).click();
    await this.amount.fill(request.amount);
    await this.note.fill(request.note);
    await this.page.getByRole('button', { name: 'Send request' }).click();
    await expect(this.requests).toBeVisible();
  }

  async openStatement(): Promise<void> {
    await this.section('Statement');
  }

  async openRequests(): Promise<void> {
    await this.section('Credit requests');
  }

  private async section(name: string): Promise<void> {
    const sections = this.page.getByRole('navigation', { name: 'Wallet sections' });
    await sections.getByRole('link', { name }).click();
  }
}
