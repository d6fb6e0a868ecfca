import { BuyPage } from '#e2e/pages/buy';
import { expect, test } from '#e2e/test';

const SALE = { phone: '09121234501', amount: '400' };

test('a double click on the confirmation sells once', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const buy = new BuyPage(await openAs(seller, '/buy'));
  await buy.openConfirmation(SALE);
  await buy.confirm.dblclick();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});

test('presses faster than the page can draw sell once', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const buy = new BuyPage(await openAs(seller, '/buy'));
  await buy.openConfirmation(SALE);
  await buy.confirm.evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 5; press += 1) button.click();
  });
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});

test('two sales wanted are two sales', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const buy = new BuyPage(await openAs(seller, '/buy'));
  await buy.buy(SALE);
  await buy.receipt.expectStatus('Delivered');
  await buy.receipt.buyAnother();
  await buy.buy(SALE);
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '200.00', sales: 2 });
});
