import { expect, type Page } from '@playwright/test';

import { expectDetails } from '#e2e/details';
import { Receipt } from '#e2e/pages/receipt';
import { say, type Words } from '#e2e/say';

export class BuyPage {
  readonly phone;
  readonly amount;
  readonly review;
  readonly dialog;
  readonly confirm;
  readonly receipt;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    const form = page.getByRole('region', { name: t('charges.buyTitle') });
    this.phone = form.getByLabel(t('charges.phone'));
    this.amount = form.getByLabel(t('charges.amount'), { exact: true });
    this.review = form.getByRole('button', { name: t('charges.review') });
    this.dialog = page.getByRole('alertdialog', { name: t('charges.confirmTitle') });
    this.confirm = this.dialog.getByRole('button', { name: t('charges.confirm') });
    this.receipt = new Receipt(page.getByRole('region', { name: t('charges.receipt') }), words);
  }

  async expectOperator(name: string): Promise<void> {
    const operators = this.page.getByRole('radiogroup', { name: this.words.t('charges.operator') });
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
