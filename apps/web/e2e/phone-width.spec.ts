import { FIRST_ADMIN } from '#e2e/people';
import { BuyPage } from '#e2e/pages/buy';
import { ChargesPage } from '#e2e/pages/charges';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { PhoneBookPage } from '#e2e/pages/phone-book';
import { ReconciliationPage } from '#e2e/pages/reconciliation';
import { Shell } from '#e2e/pages/shell';
import { WalletPage } from '#e2e/pages/wallet';
import { BROWSER_LOCALES } from '#e2e/say';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

for (const locale of BROWSER_LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });

    test('a seller asks, sells and looks it up on a phone', async ({
      newSeller,
      openAs,
      words,
    }) => {
      const { t, money, phone } = words;
      const seller = await newSeller('9999999999.99');
      const page = await openAs(seller, '/buy');
      const shell = new Shell(page, words);
      const buy = new BuyPage(page, words);
      await shell.expectNoSidewaysScroll();
      await buy.openConfirmation({ phone: '09121234508', amount: '1234567890.12' });
      await shell.expectNoSidewaysScroll();
      await buy.confirm.click();
      await buy.receipt.expectStatus(t('chargeStatus.delivered.label'));
      await shell.expectNoSidewaysScroll();

      await shell.goTo(t('navigation.charges'));
      await expectRows(new ChargesPage(page, words).list, [
        {
          [t('charges.amount')]: money('1234567890.12'),
          [t('charges.status')]: t('chargeStatus.delivered.label'),
        },
      ]);
      await shell.expectNoSidewaysScroll();
      await page.getByRole('link', { name: phone('+989121234508') }).click();
      await expect(page.getByRole('link', { name: t('charges.back') })).toBeVisible();
      await shell.expectNoSidewaysScroll();

      const wallet = new WalletPage(page, words);
      await shell.goTo(t('navigation.wallet'));
      await wallet.expectBalance(money('8765432109.87'));
      await expect(wallet.statement).toBeVisible();
      await shell.expectNoSidewaysScroll();
      await wallet.requestCredit({ amount: '1000', note: 'reference '.repeat(20) });
      await shell.expectNoSidewaysScroll();

      const phones = new PhoneBookPage(page, words);
      await shell.goTo(t('navigation.phones'));
      await phones.add({
        phone: '09121234508',
        label: 'the shop on the corner of the long street',
      });
      await expect(phones.list).toBeVisible();
      await shell.expectNoSidewaysScroll();
    });
  });
}

test('an admin decides and checks on a phone', async ({ newSeller, openAs }) => {
  const seller = await newSeller('5000');
  // Lists that other tests may not have filled yet.
  const sale = { phone: '09121234500', amount: '100', idempotencyKey: 'sale' };
  await seller.api.charge.buy.mutate(sale);
  await seller.api.credit.request.mutate({
    amount: '9999999999.99',
    note: 'a-reference-without-any-place-to-break-'.repeat(6),
    idempotencyKey: 'wide',
  });
  const page = await openAs(FIRST_ADMIN, '/admin/credit');
  const shell = new Shell(page);
  const queue = new CreditQueuePage(page);
  await queue.find(seller.email);
  await expectRows(queue.list, [{ Seller: seller.email, Amount: '9,999,999,999.99 IRR' }]);
  await shell.expectNoSidewaysScroll();
  await queue.select('9,999,999,999.99 IRR', seller.email);
  await shell.expectNoSidewaysScroll();
  await queue.openApproval('9,999,999,999.99 IRR', seller.email);
  await shell.expectNoSidewaysScroll();
  await queue.approve();
  await shell.expectNews(/^Approved/);
  // While the news stands where the menu opens.
  await shell.goToMore('Audit log');
  await expect(page.getByRole('table', { name: 'Audit log' })).toBeVisible();
  await shell.expectNoSidewaysScroll();

  await shell.goToMore('Sellers');
  await expect(page.getByRole('table', { name: 'Sellers' })).toBeVisible();
  await shell.expectNoSidewaysScroll();
  await shell.goTo('Overview');
  await expect(page.getByRole('table', { name: 'By operator' })).toBeVisible();
  await shell.expectNoSidewaysScroll();
  await shell.goToMore('Charges');
  await expect(page.getByRole('table', { name: 'Charges' })).toBeVisible();
  await shell.expectNoSidewaysScroll();
  await shell.goToMore('Operators');
  await expect(page.getByRole('table', { name: 'Operators' })).toBeVisible();
  await shell.expectNoSidewaysScroll();
  await page.getByRole('link', { name: 'MTN Irancell' }).click();
  await expect(page.getByRole('link', { name: 'Back to operators' })).toBeVisible();
  await shell.expectNoSidewaysScroll();
  await shell.goToMore('Entries');
  await expect(page.getByRole('table', { name: 'Entries' })).toBeVisible();
  await shell.expectNoSidewaysScroll();
  await shell.goToMore('Reconciliation');
  const reconciliation = new ReconciliationPage(page);
  await reconciliation.run();
  await reconciliation.expectClean();
  await shell.expectNoSidewaysScroll();
});
