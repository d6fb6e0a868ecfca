import { expect, type Page } from '@playwright/test';

import { say, type Words } from '#e2e/say';

/** What stands around every page: navigation, the account's menu, short news. */
export class Shell {
  constructor(
    readonly page: Page,
    readonly words: Words = say('en'),
  ) {}

  async goTo(name: string): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: this.words.t('navigation.main') });
    await navigation.getByRole('link', { name, exact: true }).click();
  }

  /**
   * To what the bar of a phone has no room for. As a person does, this presses where the item stands,
   * and neither waits nor scrolls until nothing lies over it.
   */
  async goToMore(name: string): Promise<void> {
    await this.page
      .getByRole('button', { name: this.words.t('navigation.more'), exact: true })
      .click();
    const item = this.page.getByRole('menuitem', { name });
    await item.scrollIntoViewIfNeeded();
    await item.click({ force: true });
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.t('navigation.accountMenu') }).click();
    await this.page.getByRole('menuitem', { name: this.words.t('navigation.signOut') }).click();
  }

  async expectNews(text: string | RegExp): Promise<void> {
    await expect(this.news().filter({ hasText: text })).toBeVisible();
  }

  news() {
    return this.page
      .getByRole('region', { name: this.words.t('states.notifications') })
      .getByRole('listitem');
  }

  /** Nothing stands beside the screen, where only sideways scrolling would find it. */
  async expectNoSidewaysScroll(): Promise<void> {
    const { scrollWidth, clientWidth } = await this.page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect.soft(scrollWidth, `width of ${this.page.url()}`).toBeLessThanOrEqual(clientWidth);
  }
}
