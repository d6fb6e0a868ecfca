import { BuyPage } from '#e2e/pages/buy';
import { expect, test } from '#e2e/test';

test('the same sale once more within two minutes is warned of, and can be made', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  await seller.api.phone.add.mutate({ phone: '09121234511', label: 'corner shop' });
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  const warning = buy.dialog.getByText(/You sold this same amount to this number/);
  await buy.openConfirmation({ phone: '09121234511', amount: '300' });
  await expect(warning).toBeHidden();
  await buy.confirm.click();
  await buy.receipt.expectStatus('Delivered');
  await buy.receipt.buyAnother();

  await test.step('by one press on whom was sold to last', async () => {
    const recent = page.getByRole('list', { name: 'Recent and favourite numbers' });
    await recent.getByRole('button', { name: /corner shop/ }).click();
    await expect(buy.phone).toHaveValue('+989121234511');
    await expect(buy.amount).toBeFocused();
    await buy.expectOperator('Hamrah-e Aval');
  });
  await buy.amount.fill('301');
  await buy.review.click();
  await expect(buy.confirm).toBeEnabled();
  await expect(warning).toBeHidden();
  await buy.dialog.getByRole('button', { name: 'Cancel' }).click();

  await buy.amount.fill('300');
  await buy.review.click();
  await expect(warning).toBeVisible();
  await buy.confirm.click();
  await buy.receipt.expectStatus('Delivered');
  expect(await seller.books()).toEqual({ balance: '400.00', sales: 2 });
});

test('only the receipt goes on paper, without what the seller pays', async ({
  newSeller,
  openAs,
}) => {
  const page = await openAs(await newSeller('1000'), '/buy');
  const buy = new BuyPage(page);
  await buy.buy({ phone: '09121234512', amount: '200' });
  await buy.receipt.expectStatus('Delivered');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Charge Flow · Receipt')).toBeVisible();
  await expect(page.getByText('200.00 IRR').first()).toBeVisible();
  await expect(page.getByText('Balance after')).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
});
