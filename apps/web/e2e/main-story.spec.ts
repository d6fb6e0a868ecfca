import { FIRST_ADMIN, newPerson } from '#e2e/people';
import { BuyPage } from '#e2e/pages/buy';
import { ChargesPage } from '#e2e/pages/charges';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { ReconciliationPage } from '#e2e/pages/reconciliation';
import { RegisterPage } from '#e2e/pages/register';
import { Shell } from '#e2e/pages/shell';
import { SignInPage } from '#e2e/pages/sign-in';
import { WalletPage } from '#e2e/pages/wallet';
import { BROWSER_LOCALES } from '#e2e/say';
import { expectRows, expectRowVisible } from '#e2e/table';
import { expect, test } from '#e2e/test';

for (const locale of BROWSER_LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a newcomer gets credit, sells a charge, and the books agree', async ({
      browser,
      words,
    }) => {
      const { t, money, phone, moneyText } = words;
      const line = (what: string, amount: string, balance: string) => ({
        [t('wallet.what')]: what,
        [t('wallet.amount')]: amount,
        [t('wallet.balanceAfter')]: money(balance),
      });
      const newcomer = newPerson();
      const seller = await (await browser.newContext()).newPage();
      const admin = await (await browser.newContext()).newPage();
      const sellerShell = new Shell(seller, words);
      const wallet = new WalletPage(seller, words);

      await test.step('registers and asks for credit', async () => {
        const register = new RegisterPage(seller, words);
        await register.open();
        await register.send(newcomer);
        await seller.waitForURL('/buy');
        await expect(seller.getByText(t('charges.emptyWallet'))).toBeVisible();
        await sellerShell.goTo(t('navigation.wallet'));
        await wallet.expectBalance(money('0.00'));
        await wallet.requestCredit({ amount: '1000000', note: 'transfer of today' });
        await expectRows(wallet.requests, [
          { [t('credit.amount')]: money('1000000.00'), [t('credit.status')]: t('credit.pending') },
        ]);
      });

      await test.step('an admin approves it in the dashboard', async () => {
        await admin.goto('/');
        await new SignInPage(admin, words).signIn(FIRST_ADMIN, '/admin/credit');
        const queue = new CreditQueuePage(admin, words);
        await queue.find(newcomer.email);
        await expectRows(queue.list, [
          {
            [t('queue.seller')]: newcomer.email,
            [t('queue.amount')]: money('1000000.00'),
            [t('queue.note')]: 'transfer of today',
          },
        ]);
        await queue.openApproval(moneyText('1000000.00', 'IRR'), newcomer.email);
        await queue.approve();
        await new Shell(admin, words).expectNews(
          t('queue.approved', { amount: moneyText('1000000.00', 'IRR'), email: newcomer.email }),
        );
        await expect(admin.getByText(t('queue.noMatchTitle'))).toBeVisible();
      });

      await test.step('the seller sees the balance and sells', async () => {
        await expectRows(wallet.requests, [{ [t('credit.status')]: t('credit.approved') }]);
        await wallet.openStatement();
        await wallet.expectBalance(money('1000000.00'));
        await sellerShell.goTo(t('navigation.buy'));
        const buy = new BuyPage(seller, words);
        await buy.phone.fill('0912 123 4500');
        await buy.expectOperator(t('operatorNames.mci'));
        await buy.amount.fill('50000');
        await buy.review.click();
        await buy.expectConfirmation({
          [t('charges.phone')]: phone('+989121234500'),
          [t('charges.operator')]: t('operatorNames.mci'),
          [t('charges.price')]: money('50000.00'),
          [t('charges.balanceAfter')]: money('950000.00'),
        });
        await buy.confirm.click();
        await buy.receipt.expectStatus(t('chargeStatus.delivered.label'));
        await buy.receipt.expectDetails({
          [t('charges.operator')]: t('operatorNames.mci'),
          [t('charges.price')]: money('50000.00'),
          [t('charges.balanceAfter')]: money('950000.00'),
        });
      });

      await test.step('charges and statement show it', async () => {
        await sellerShell.goTo(t('navigation.charges'));
        await expectRows(new ChargesPage(seller, words).list, [
          {
            [t('charges.phone')]: phone('+989121234500'),
            [t('charges.amount')]: money('50000.00'),
            [t('charges.status')]: t('chargeStatus.delivered.label'),
          },
        ]);
        await sellerShell.goTo(t('navigation.wallet'));
        await wallet.expectBalance(money('950000.00'));
        await expectRows(wallet.statement, [
          line(t('entryKinds.charge'), money('-50000.00'), '950000.00'),
          line(t('entryKinds.credit'), `+${money('1000000.00')}`, '1000000.00'),
        ]);
      });

      await test.step('the admin sees both entries, and reconciliation is clean', async () => {
        const shell = new Shell(admin, words);
        await shell.goTo(t('navigation.sellers'));
        await admin.getByRole('link', { name: newcomer.email }).click();
        const entries = admin.getByRole('table', { name: t('entries.title') });
        await expectRowVisible(entries, {
          [t('entries.kind')]: t('entryKinds.charge'),
          [t('entries.from')]: newcomer.email,
          [t('entries.to')]: t('entries.operator'),
          [t('entries.amount')]: money('50000.00'),
          [t('entries.by')]: newcomer.email,
        });
        await expectRowVisible(entries, {
          [t('entries.kind')]: t('entryKinds.credit'),
          [t('entries.from')]: t('entries.treasury'),
          [t('entries.to')]: newcomer.email,
          [t('entries.amount')]: money('1000000.00'),
          [t('entries.by')]: FIRST_ADMIN.email,
        });
        await shell.goTo(t('navigation.reconciliation'));
        const reconciliation = new ReconciliationPage(admin, words);
        await reconciliation.run();
        await reconciliation.expectClean();
      });
    });
  });
}
