import { expect, type Page } from '@playwright/test';

/** What stands around every page: navigation, the account's menu, short news. */
export class Shell {
  constructor(readonly page: Page) {}

  async goTo(name: string): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: 'Main' });
    await navigation.getByRole('link', { name, exact: true }).click();
  }

  /** To what the bar of a phone has no room for. */
  async goToMore(name: string): Promise<void> {
    // As a person would, not while the menu of the last choice is still going away.
    await expect(this.page.getByRole('menu')).toHaveCount(0);
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Account' }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  async expectNews(text: string | RegExp): Promise<void> {
    await expect(this.news().filter({ hasText: text })).toBeVisible();
  }

  news() {
    return this.page.getByRole('region', { name: 'Notifications' }).getByRole('listitem');
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
