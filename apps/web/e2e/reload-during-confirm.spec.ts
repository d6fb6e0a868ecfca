import type { Page, Route } from '@playwright/test';

import { BuyPage } from '#e2e/pages/buy';
import { expect, test } from '#e2e/test';

const SALE = { phone: '09121234505', amount: '400' };
const BUY_CALL = '**/api/trpc/charge.buy**';

/** Resolves with the first call that buys, which is held until somebody lets it go. */
function holdFirstSale(page: Page): Promise<Route> {
  return new Promise((resolve) => {
    void page.route(BUY_CALL, (route) => resolve(route), { times: 1 });
  });
}

test('a reload keeps the confirmation, and confirming it sells once', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation(SALE);
  await page.reload();
  await buy.expectConfirmation({
    'Phone number': '+989121234505',
    Price: '400.00 IRR',
    'Balance after': '600.00 IRR',
  });
  await expect(buy.dialog).toContainText('This sale was open when the page was left.');
  await buy.confirm.click();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });

  await test.step('a reload of the receipt shows it again and sells nothing', async () => {
    await page.reload();
    await buy.receipt.expectStatus('Delivered');
    expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
  });
});

test('a reload after the sale was made, before its answer came, shows that sale', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation(SALE);
  const held = holdFirstSale(page);
  await buy.confirm.click();
  await (await held).fetch();
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });

  await page.reload();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});

test('a call that arrives after the reload has finished its sale sells nothing more', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation(SALE);
  const held = holdFirstSale(page);
  await buy.confirm.click();
  const late = await held;
  expect(await seller.books()).toEqual({ balance: '1000.00', sales: 0 });

  await page.reload();
  await buy.receipt.expectStatus('Delivered');
  expect((await late.fetch()).ok()).toBe(true);
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});

test('when the answer is lost, trying again finishes the same sale', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation(SALE);
  const held = holdFirstSale(page);
  await buy.confirm.click();
  const lost = await held;
  await lost.fetch();
  await lost.abort('connectionreset');
  await expect(buy.dialog.getByRole('status')).toContainText('Trying again is safe');
  await buy.dialog.getByRole('button', { name: 'Try again' }).click();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});

test('a sale left in doubt is kept until it is finished', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation(SALE);
  const held = holdFirstSale(page);
  await buy.confirm.click();
  const lost = await held;
  await lost.fetch();
  await lost.abort('connectionreset');
  await buy.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(buy.dialog).toBeHidden();
  await expect(
    page.getByText(/It is not known yet whether 400 IRR for \+989121234505 was bought/),
  ).toBeVisible();
  await expect(buy.review).toBeDisabled();
  await page.getByRole('button', { name: 'Finish this sale' }).click();
  await buy.dialog.getByRole('button', { name: 'Try again' }).click();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});
