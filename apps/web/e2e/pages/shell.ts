import { expect, type Page } from '@playwright/test';

/** What stands around every page: navigation, the account's menu, short news. */
export class Shell {
  constructor(readonly page: Page) {}

  async goTo(name: string): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: 'Main' });
    await navigation.getByRole('link', { name, exact: true }).click();
  }

  /**
   * To what the bar of a phone has no room for. A press right after a change of page is lost now and
   * then; as a person would, this presses again until it is there.
   */
  async goToMore(name: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name });
    const heading = this.page.getByRole('heading', { level: 1, name });
    await expect(async () => {
      const more = this.page.getByRole('button', { name: 'More', exact: true });
      if (!(await item.isVisible())) await more.click({ timeout: 2_000 });
      await item.click({ timeout: 2_000 });
      await expect(heading).toBeVisible({ timeout: 5_000 });
    }).toPass();
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
