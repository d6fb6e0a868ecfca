import type { Page } from '@playwright/test';

import type { Person } from '#e2e/people';
import { say, type Words } from '#e2e/say';

export class RegisterPage {
  readonly email;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    this.email = page.getByLabel(t('auth.email'));
  }

  async open(): Promise<void> {
    await this.page.goto('/register');
  }

  async send(person: Person): Promise<void> {
    await this.email.fill(person.email);
    await this.page
      .getByLabel(this.words.t('auth.password'), { exact: true })
      .fill(person.password);
    await this.page.getByRole('button', { name: this.words.t('auth.register') }).click();
  }
}
