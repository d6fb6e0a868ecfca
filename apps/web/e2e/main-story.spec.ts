import { FIRST_ADMIN, newPerson } from '#e2e/people';
import { BuyPage } from '#e2e/pages/buy';
import { ChargesPage } from '#e2e/pages/charges';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { ReconciliationPage } from '#e2e/pages/reconciliation';
import { RegisterPage } from '#e2e/pages/register';
import { Shell } from '#e2e/pages/shell';
import { SignInPage } from '#e2e/pages/sign-in';
import { WalletPage } from '#e2e/pages/wallet';
import { expectRows, expectRowVisible } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('a newcomer gets credit, sells a charge, and the books agree', async ({ browser }) => {
  const newcomer = newPerson();
  const seller = await (await browser.newContext()).newPage();
  const admin = await (await browser.newContext()).newPage();
  const sellerShell = new Shell(seller);
  const wallet = new WalletPage(seller);

  await test.step('registers and asks for credit', async () => {
    const register = new RegisterPage(seller);
    await register.open();
    await register.send(newcomer);
    await seller.waitForURL('/buy');
    await expect(seller.getByText('Your wallet is empty.')).toBeVisible();
    await sellerShell.goTo('Wallet');
    await wallet.expectBalance('0.00 IRR');
    await wallet.requestCredit({ amount: '1000000', note: 'transfer of today' });
    await expectRows(wallet.requests, [{ Amount: '1,000,000.00 IRR', Status: 'Pending' }]);
  });

  await test.step('an admin approves it in the dashboard', async () => {
    await admin.goto('/');
    await new SignInPage(admin).signIn(FIRST_ADMIN, '/admin/credit');
    const queue = new CreditQueuePage(admin);
    await queue.find(newcomer.email);
    await expectRows(queue.list, [
      { Seller: newcomer.email, Amount: '1,000,000.00 IRR', Note: 'transfer of today' },
    ]);
    await queue.openApproval('1,000,000.00 IRR', newcomer.email);
    await queue.approve();
    await new Shell(admin).expectNews(`Approved 1,000,000.00 IRR for ${newcomer.email}`);
    await expect(admin.getByText('No requests match')).toBeVisible();
  });

  await test.step('the seller sees the balance and sells', async () => {
    await expectRows(wallet.requests, [{ Status: 'Approved' }]);
    await wallet.openStatement();
    await wallet.expectBalance('1,000,000.00 IRR');
    await sellerShell.goTo('Buy');
    const buy = new BuyPage(seller);
    await buy.phone.fill('0912 123 4500');
    await buy.expectOperator('Hamrah-e Aval');
    await buy.amount.fill('50000');
    await buy.review.click();
    await buy.expectConfirmation({
      'Phone number': '+989121234500',
      Operator: 'Hamrah-e Aval',
      Price: '50,000.00 IRR',
      'Balance after': '950,000.00 IRR',
    });
    await buy.confirm.click();
    await buy.receipt.expectStatus('Delivered');
    await buy.receipt.expectDetails({
      Operator: 'Hamrah-e Aval',
      Price: '50,000.00 IRR',
      'Balance after': '950,000.00 IRR',
    });
  });

  await test.step('charges and statement show it', async () => {
    await sellerShell.goTo('Charges');
    await expectRows(new ChargesPage(seller).list, [
      { 'Phone number': '+989121234500', Amount: '50,000.00 IRR', Status: 'Delivered' },
    ]);
    await sellerShell.goTo('Wallet');
    await wallet.expectBalance('950,000.00 IRR');
    await expectRows(wallet.statement, [
      { What: 'Charge', Amount: '-50,000.00 IRR', Balance: '950,000.00 IRR' },
      { What: 'Credit', Amount: '+1,000,000.00 IRR', Balance: '1,000,000.00 IRR' },
    ]);
  });

  await test.step('the admin sees both entries, and reconciliation is clean', async () => {
    const shell = new Shell(admin);
    await shell.goTo('Sellers');
    await admin.getByRole('link', { name: newcomer.email }).click();
    const entries = admin.getByRole('table', { name: 'Entries' });
    await expectRowVisible(entries, {
      Kind: 'Charge',
      From: newcomer.email,
      To: 'Operator',
      Amount: '50,000.00 IRR',
      By: newcomer.email,
    });
    await expectRowVisible(entries, {
      Kind: 'Credit',
      From: 'Treasury',
      To: newcomer.email,
      Amount: '1,000,000.00 IRR',
      By: FIRST_ADMIN.email,
    });
    await shell.goTo('Reconciliation');
    const reconciliation = new ReconciliationPage(admin);
    await reconciliation.run();
    await reconciliation.expectClean();
  });
});
