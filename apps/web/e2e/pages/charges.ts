import type { Page } from '@playwright/test';

import { say, type Words } from '#e2e/say';

/** The list of charges: a seller's own, or in the admin area everybody's. */
export class ChargesPage {
  readonly list;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    this.list = page.getByRole('table', { name: t('charges.listTitle') });
  }

  async open(): Promise<void> {
    await this.page.goto('/charges');
  }
}
