import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { FIRST_ADMIN } from '#e2e/people';
import { BulkPage } from '#e2e/pages/bulk';
import { BuyPage } from '#e2e/pages/buy';
import { ReconciliationPage } from '#e2e/pages/reconciliation';
import { Shell } from '#e2e/pages/shell';
import { OPEN_PAGES, pagesWithBusiness } from '#e2e/routes';
import { BROWSER_LOCALES } from '#e2e/say';
import { expect, test } from '#e2e/test';

/** Where more is to be seen once something is chosen. */
const CHOSEN: Readonly<Record<string, string>> = {
  '/admin/credit': '?amountFrom=1',
  '/admin/entries': '?direction=in',
};
const DESK = { width: 1280, height: 800 };
const NARROWER = [768, 1024];

/** Expects nothing that hinders people, however little, in the theme that the page is seen in. */
async function expectAccessible(page: Page): Promise<void> {
  // Two while what was streamed takes the place of what was shown meanwhile.
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveCount(1);
  // What is being read again is shown paler until it is there.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  expect.soft(await violationsOf(axe(page)), page.url()).toEqual([]);
  await new Shell(page).expectNoSidewaysScroll();
  for (const width of NARROWER) {
    await page.setViewportSize({ ...DESK, width });
    await new Shell(page).expectNoSidewaysScroll();
  }
  await page.setViewportSize(DESK);
}

/**
 * Without frames to look into, the page itself can be looked at in one go; and what passes needs
 * no path written to each of its elements, which is most of the time that a look takes.
 */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function violationsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Colours depend on no language, and words on no theme: two looks see what four would. */
const THEME_OF = { 'en-GB': 'light', 'fa-IR': 'dark' } as const;

for (const locale of BROWSER_LOCALES) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: THEME_OF[locale] });

    test('signing in and registering keep nobody out', async ({ page }) => {
      for (const path of OPEN_PAGES) {
        await page.goto(path);
        await expectAccessible(page);
      }
    });

    test('no page of a seller keeps anybody out', async ({ newSeller, openAs, words }) => {
      // A look at each of a dozen pages.
      test.slow();
      const seller = await newSeller('9999999999.99');
      const pages = await pagesWithBusiness('seller', seller);
      const page = await openAs(seller, '/buy');
      const buy = new BuyPage(page, words);
      await expectAccessible(page);
      await buy.openConfirmation({ phone: '09121234509', amount: '100' });
      await expectAccessible(page);
      await buy.confirm.click();
      await buy.receipt.expectStatus(words.t('chargeStatus.delivered.label'));
      await expectAccessible(page);
      for (const path of pages) {
        await page.goto(path);
        await expectAccessible(page);
      }
      await page.goto('/bulk');
      await new BulkPage(page, words).check(['09121234509,100', '09121234509,100', '0912,100']);
      await expectAccessible(page);
    });

    test('no section of an account keeps an admin out', async ({ newSeller, openAs }) => {
      const seller = await newSeller('9999999999.99');
      await pagesWithBusiness('admin', seller);
      const { id } = await seller.api.auth.me.query();
      const page = await openAs(FIRST_ADMIN, '/admin/desk');
      for (const section of ['requests', 'sessions', 'keys', 'commission', 'notes', 'audit']) {
        await page.goto(`/admin/sellers/${id}?section=${section}`);
        await expectAccessible(page);
      }
    });

    test('no page of an admin keeps anybody out', async ({ newSeller, openAs, words }) => {
      // A look at each of a dozen pages.
      test.slow();
      const seller = await newSeller('9999999999.99');
      const pages = await pagesWithBusiness('admin', seller);
      const page = await openAs(FIRST_ADMIN, '/admin/desk');
      for (const path of pages) {
        await page.goto(path + (CHOSEN[path] ?? ''));
        await expectAccessible(page);
      }
      await page.goto('/admin/reconciliation');
      await new ReconciliationPage(page, words).run();
      await new ReconciliationPage(page, words).expectClean();
      await expectAccessible(page);
    });
  });
}
