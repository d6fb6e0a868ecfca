import type { Route } from '@playwright/test';

import { FIRST_ADMIN } from '#e2e/people';
import { BuyPage } from '#e2e/pages/buy';
import { ChargesPage } from '#e2e/pages/charges';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { WalletPage } from '#e2e/pages/wallet';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('a seller sees an approval, and a sale of another device, without reloading', async ({
  newSeller,
  openAs,
  adminApi,
}) => {
  const seller = await newSeller('1000');
  const wallet = new WalletPage(await openAs(seller, '/wallet'));
  const charges = new ChargesPage(await openAs(seller, '/charges'));
  await wallet.expectBalance('1,000.00 IRR');
  await expect(charges.page.getByText('No charges yet')).toBeVisible();

  const { id } = await seller.api.credit.request.mutate({ amount: '500', idempotencyKey: 'more' });
  await adminApi.admin.credit.decide.mutate({ id, decision: 'approve' });
  await wallet.expectBalance('1,500.00 IRR');
  await expectRows(wallet.statement, [{ What: 'Credit' }, { What: 'Credit' }]);

  const sale = { phone: '+989121234500', amount: '200', idempotencyKey: 'elsewhere' };
  await seller.api.charge.buy.mutate(sale);
  await wallet.expectBalance('1,300.00 IRR');
  await expectRows(charges.list, [{ 'Phone number': sale.phone, Status: 'Delivered' }]);
});

test('a receipt that was read as the charge was settled is read again', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const isSettled = async () => {
    const [charge] = (await seller.api.charge.list.query({})).items;
    return charge?.status === 'delivered';
  };
  // The first answer says how it was before, and comes after.
  const lateAnswer = new Promise<void>((resolve, reject) => {
    const answerLate = async (route: Route) => {
      const response = await route.fetch();
      await expect.poll(isSettled).toBe(true);
      await expect(page.getByRole('list', { name: 'Recent charges' })).toContainText('Delivered');
      await route.fulfill({ response });
    };
    void page.route(/charge\.get/, (route) => answerLate(route).then(resolve, reject), {
      times: 1,
    });
  });
  const buy = new BuyPage(page);
  await buy.buy({ phone: '09121234595', amount: '400' });
  await lateAnswer;
  await buy.receipt.expectStatus('Delivered');
});

test('an admin’s queue grows and shrinks by itself', async ({ newSeller, openAs }) => {
  const seller = await newSeller();
  const queue = new CreditQueuePage(await openAs(FIRST_ADMIN, '/admin/credit'));
  await queue.find(seller.email);
  await expect(queue.page.getByText('No requests match')).toBeVisible();
  const { id } = await seller.api.credit.request.mutate({ amount: '700', idempotencyKey: 'one' });
  await expectRows(queue.list, [{ Seller: seller.email, Amount: '700.00 IRR' }]);
  await seller.api.credit.cancel.mutate({ id });
  await expect(queue.page.getByText('No requests match')).toBeVisible();
});

test('a page whose session is ended elsewhere leaves for the sign-in page', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/wallet');
  await new WalletPage(page).expectBalance('1,000.00 IRR');
  await seller.api.auth.changePassword.mutate({
    currentPassword: seller.password,
    newPassword: 'another long pass phrase',
  });
  await page.waitForURL(/\/sign-in/);
});
