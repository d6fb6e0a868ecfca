import { BuyPage } from '#e2e/pages/buy';
import { expect, test } from '#e2e/test';

test('what the wallet cannot pay is not offered, and says how much is missing', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.fillIn({ phone: '09121234502', amount: '1500' });
  const notice = page.getByRole('status').filter({ hasText: 'You are 500.00 IRR short for this.' });
  await expect(notice).toBeVisible();
  await expect(buy.review).toBeDisabled();
  await notice.getByRole('link', { name: 'Request credit' }).click();
  await expect(page.getByRole('heading', { name: 'Request credit' })).toBeVisible();
  expect(await seller.books()).toEqual({ balance: '1000.00', sales: 0 });
});

test('a sale refused because the balance went elsewhere says so and debits nothing', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation({ phone: '09121234503', amount: '800' });
  await seller.api.charge.buy.mutate({
    phone: '09121234504',
    amount: '300',
    idempotencyKey: 'sold elsewhere meanwhile',
  });
  await buy.confirm.click();
  const refusal = buy.dialog.getByRole('alert');
  await expect(refusal).toContainText('Your balance does not cover this.');
  await expect(buy.confirm).toBeHidden();
  await refusal.getByRole('link', { name: 'Request credit' }).click();
  await expect(page.getByRole('heading', { name: 'Request credit' })).toBeVisible();
  expect((await seller.books()).balance).toBe('700.00');
});
