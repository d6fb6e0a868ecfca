import { FIRST_ADMIN } from '#e2e/people';
import { expectRowVisible } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('the overview counts a sale and a refusal, and says the same as a table', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('777777777');
  await seller.api.charge.buy.mutate({
    phone: '09121234500',
    amount: '765432100.50',
    idempotencyKey: 'sold',
  });
  await seller.api.charge.buy
    .mutate({ phone: '09121234500', amount: '765432100', idempotencyKey: 'refused' })
    .catch(() => undefined);

  const page = await openAs(FIRST_ADMIN, '/admin?period=today');
  await expectRowVisible(page.getByRole('table', { name: 'Top sellers' }), {
    Seller: seller.email,
    Charges: '1',
    Sold: '765,432,100.50 IRR',
  });
  await expect(page.getByRole('img', { name: /^Chart: Hour by hour/ })).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await page.getByRole('button', { name: 'As a table' }).click();
  await expect(page.getByRole('table', { name: 'Hour by hour' })).toBeVisible();
  await expect(page.getByText('The wallet’s balance did not cover it.')).toBeVisible();
  const sums = page.locator('dl').filter({ hasText: 'Refused' });
  await expect(sums).toContainText(/Refused[\d,.]+ IRR[1-9]\d* charges?/);
});
