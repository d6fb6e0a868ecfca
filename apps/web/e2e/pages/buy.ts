import { expect, type Page } from '@playwright/test';

import { expectDetails } from '#e2e/details';
import { Receipt } from '#e2e/pages/receipt';

export class BuyPage {
  readonly phone;
  readonly amount;
  readonly review;
  readonly dialog;
  readonly confirm;
  readonly receipt;

  constructor(readonly page: Page) {
    const form = page.getByRole('region', { name: 'Buy a charge' });
    this.phone = form.getByLabel('Phone number');
    this.amount = form.getByLabel('Amount', { exact: true });
    this.review = form.getByRole('button', { name: 'Review and buy' });
    this.dialog = page.getByRole('alertdialog', { name: 'Buy this charge?' });
    this.confirm = this.dialog.getByRole('button', { name: 'Buy now' });
    this.receipt = new Receipt(page.getByRole('region', { name: 'Receipt' }));
  }

  async expectOperator(name: string): Promise<void> {
    const operators = this.page.getByRole('radiogroup', { name: 'Operator' });
    await expect(operators.getByRole('radio', { name })).toBeChecked();
  }

  async fillIn(sale: { phone: string; amount: string }): Promise<void> {
    await this.phone.fill(sale.phone);
    await this.amount.fill(sale.amount);
  }

  /** Fills the form and opens the confirmation. */
  async openConfirmation(sale: { phone: string; amount: string }): Promise<void> {
    await this.fillIn(sale);
    await this.review.click();
    await expect(this.dialog).toBeVisible();
  }

  async expectConfirmation(details: Record<string, string>): Promise<void> {
    await expectDetails(this.dialog, details);
  }

  async buy(sale: { phone: string; amount: string }): Promise<void> {
    await this.openConfirmation(sale);
    await this.confirm.click();
  }
}
