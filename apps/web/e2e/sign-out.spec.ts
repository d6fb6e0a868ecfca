import { BuyPage } from '#e2e/pages/buy';
import { Shell } from '#e2e/pages/shell';
import { SignInPage } from '#e2e/pages/sign-in';
import { WalletPage } from '#e2e/pages/wallet';
import { expect, test } from '#e2e/test';

test('signing out on one tab ends the other by itself, which signing in goes on with', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const first = await openAs(seller, '/charges');
  const second = await first.context().newPage();
  await second.goto('/buy');
  const buy = new BuyPage(second);
  await buy.openConfirmation({ phone: '09121234506', amount: '400' });

  await new Shell(first).signOut();
  await new SignInPage(first).expectNotice('You are signed out.');

  const signIn = new SignInPage(second);
  await signIn.expectNotice('Your session has ended. Sign in to go on where you were.');
  expect(await seller.books()).toEqual({ balance: '1000.00', sales: 0 });

  await signIn.signIn(seller, '/buy');
  await buy.confirm.click();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '600.00', sales: 1 });
});

test('a page opened on the other tab after signing out asks to sign in and comes back', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const first = await openAs(seller, '/charges');
  const second = await first.context().newPage();
  await second.goto('/charges');
  await new Shell(first).signOut();
  await first.waitForURL(/\/sign-in/);
  await second.waitForURL(/\/sign-in/);

  await second.goto('/wallet');
  await second.waitForURL(/\/sign-in/);
  await new SignInPage(second).signIn(seller, '/wallet');
  await new WalletPage(second).expectBalance('1,000.00 IRR');
});
