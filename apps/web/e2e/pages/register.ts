import type { Page } from '@playwright/test';

import type { Person } from '#e2e/people';

export class RegisterPage {
  readonly email;

  constructor(readonly page: Page) {
    this.email = page.getByLabel('E-mail address');
  }

  async open(): Promise<void> {
    await this.page.goto('/register');
  }

  async send(person: Person): Promise<void> {
    await this.email.fill(person.email);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }
}
