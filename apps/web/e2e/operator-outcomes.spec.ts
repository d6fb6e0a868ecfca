import { BuyPage } from '#e2e/pages/buy';
import { ChargesPage } from '#e2e/pages/charges';
import { Shell } from '#e2e/pages/shell';
import { WalletPage } from '#e2e/pages/wallet';
import { expectRows } from '#e2e/table';
import { test } from '#e2e/test';

test('what the operator refuses is refunded', async ({ newSeller, openAs }) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.buy({ phone: '09121234590', amount: '400' });
  await buy.receipt.expectStatus('Refunded');

  const wallet = new WalletPage(page);
  await new Shell(page).goTo('Wallet');
  await wallet.expectBalance('1,000.00 IRR');
  await expectRows(wallet.statement, [
    { What: 'Refund', Amount: '+400.00 IRR', Balance: '1,000.00 IRR' },
    { What: 'Charge', Amount: '-400.00 IRR', Balance: '600.00 IRR' },
    { What: 'Credit', Amount: '+1,000.00 IRR', Balance: '1,000.00 IRR' },
  ]);
});

test('what the operator is still at is followed until it is delivered', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.buy({ phone: '09121234595', amount: '400' });
  await buy.receipt.expectStatus('Sending');
  await buy.receipt.expectStatus('Delivered');

  await new Shell(page).goTo('Charges');
  await expectRows(new ChargesPage(page).list, [
    { 'Phone number': '+989121234595', Amount: '400.00 IRR', Status: 'Delivered' },
  ]);
});
