import { expect, type Page } from '@playwright/test';

import type { Person } from '#e2e/people';

/** The form that signs in, wherever one was sent there from. */
export class SignInPage {
  readonly email;
  readonly password;

  constructor(readonly page: Page) {
    this.email = page.getByLabel('E-mail address');
    this.password = page.getByLabel('Password', { exact: true });
  }

  async expectNotice(text: string | RegExp): Promise<void> {
    await expect(this.page).toHaveURL(/\/sign-in/);
    const main = this.page.getByRole('main');
    await expect(main.getByRole('status').or(main.getByRole('alert'))).toHaveText(text);
  }

  async send(person: Person): Promise<void> {
    await this.email.fill(person.email);
    await this.password.fill(person.password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Signs in and expects to come to the path. */
  async signIn(person: Person, path: string): Promise<void> {
    await this.send(person);
    await this.page.waitForURL(path);
  }
}
