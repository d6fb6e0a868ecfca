import type { Page } from '@playwright/test';

export class PhoneBookPage {
  readonly list;
  readonly dialog;

  constructor(readonly page: Page) {
    this.list = page.getByRole('table', { name: 'Phone book' });
    this.dialog = page.getByRole('dialog', { name: 'Add a number' });
  }

  async add({ phone, label }: { phone: string; label?: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Add number' }).click();
    await this.dialog.getByLabel('Phone number').fill(phone);
    if (label !== undefined) await this.dialog.getByLabel('Label').fill(label);
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }

  async buyFor(phone: string): Promise<void> {
    await this.list.getByRole('link', { name: `Buy for ${phone}` }).click();
  }

  async remove(phone: string): Promise<void> {
    await this.list.getByRole('button', { name: `Remove ${phone}` }).click();
    const question = this.page.getByRole('alertdialog', { name: 'Remove this number?' });
    await question.getByRole('button', { name: 'Remove' }).click();
  }
}
