import { expect, type Page } from '@playwright/test';

/** Where admins edit one operator. */
export class CataloguePage {
  readonly offer;
  readonly commission;
  readonly sellers;
  readonly dialog;

  constructor(readonly page: Page) {
    this.offer = page.getByRole('region', { name: 'Amounts', exact: true });
    this.commission = page.getByRole('region', { name: 'Commission', exact: true });
    this.sellers = page.getByRole('region', { name: 'Sellers with their own commission' });
    this.dialog = page.getByRole('dialog');
  }

  /** Offers these amounts and no range. */
  async offerOnly(...amounts: string[]): Promise<void> {
    await this.offer.getByRole('button', { name: 'Edit' }).click();
    await this.dialog.getByRole('button', { name: 'Remove' }).click();
    for (const [place, amount] of amounts.entries()) {
      await this.dialog.getByRole('button', { name: 'Add an amount' }).click();
      await this.dialog.getByLabel('Amount', { exact: true }).nth(place).fill(amount);
    }
    await this.save();
  }

  async setCommission(percent: string): Promise<void> {
    await this.commission.getByRole('button', { name: 'Set commission' }).click();
    await this.dialog.getByLabel('Commission in per cent').fill(percent);
    await this.save();
  }

  async setCommissionOf(email: string, percent: string): Promise<void> {
    await this.sellers.getByRole('button', { name: 'Set for a seller' }).click();
    await this.dialog.getByRole('searchbox', { name: 'Find the seller' }).fill(email);
    await this.dialog.getByRole('button', { name: email }).click();
    await this.dialog.getByLabel('Commission in per cent').fill(percent);
    await this.save();
  }

  /** Presses `Pause` or `Activate`, and again where it asks whether that is meant. */
  async change(deed: 'Pause' | 'Activate'): Promise<void> {
    await this.page.getByRole('button', { name: deed, exact: true }).click();
    const question = this.page.getByRole('alertdialog');
    await question.getByRole('button', { name: deed }).click();
    await expect(question).toBeHidden();
  }

  private async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
