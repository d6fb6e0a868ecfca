import { expect, type Page } from '@playwright/test';

import type { Person } from '#e2e/people';
import { say, type Words } from '#e2e/say';

/** The form that signs in, wherever one was sent there from. */
export class SignInPage {
  readonly email;
  readonly password;
  readonly code;

  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {
    const { t } = words;
    this.email = page.getByLabel(t('auth.email'));
    this.password = page.getByLabel(t('auth.password'), { exact: true });
    this.code = page.getByLabel(t('secondFactor.code'));
  }

  async expectNotice(text: string | RegExp): Promise<void> {
    await expect(this.page).toHaveURL(/\/sign-in/);
    const main = this.page.getByRole('main');
    await expect(main.getByRole('status').or(main.getByRole('alert'))).toHaveText(text);
  }

  async send(person: Person): Promise<void> {
    await this.email.fill(person.email);
    await this.password.fill(person.password);
    await this.page.getByRole('button', { name: this.words.t('auth.signIn') }).click();
  }

  /** What is asked for beside the password, where the account has a second factor. */
  async sendCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.page.getByRole('button', { name: this.words.t('auth.signIn') }).click();
  }

  /** Signs in and expects to come to the path. */
  async signIn(person: Person, path: string): Promise<void> {
    await this.send(person);
    await this.page.waitForURL(path);
  }
}
