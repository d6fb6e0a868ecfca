import type { Page } from '@playwright/test';

import { say, type Words } from '#e2e/say';

export class PhoneBookPage {
  readonly list;
  readonly dialog;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    this.list = page.getByRole('table', { name: t('phones.title') });
    this.dialog = page.getByRole('dialog', { name: t('phones.addTitle') });
  }

  async add({ phone, label }: { phone: string; label?: string }): Promise<void> {
    await this.page.getByRole('button', { name: this.words.t('phones.add') }).click();
    await this.dialog.getByLabel(this.words.t('phones.phone')).fill(phone);
    if (label !== undefined) await this.dialog.getByLabel(this.words.t('phones.label')).fill(label);
    await this.dialog
      .getByRole('button', { name: this.words.t('phones.save'), exact: true })
      .click();
  }

  async relabel(phone: string, label: string): Promise<void> {
    const { t } = this.words;
    await this.list.getByRole('button', { name: t('phones.editNumber', { phone }) }).click();
    const dialog = this.page.getByRole('dialog', { name: t('phones.editTitle') });
    await dialog.getByLabel(t('phones.label')).fill(label);
    await dialog.getByRole('button', { name: t('phones.saveLabel') }).click();
  }

  async buyFor(phone: string): Promise<void> {
    await this.list
      .getByRole('link', { name: this.words.t('phones.buyForNumber', { phone }) })
      .click();
  }

  async remove(phone: string): Promise<void> {
    await this.list
      .getByRole('button', { name: this.words.t('phones.removeNumber', { phone }) })
      .click();
    const question = this.page.getByRole('alertdialog', {
      name: this.words.t('phones.removeTitle'),
    });
    await question.getByRole('button', { name: this.words.t('phones.remove') }).click();
  }
}
