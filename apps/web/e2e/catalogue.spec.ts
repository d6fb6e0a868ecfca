import { FIRST_ADMIN } from '#e2e/people';
import { BuyPage } from '#e2e/pages/buy';
import { CataloguePage } from '#e2e/pages/catalogue';
import { Shell } from '#e2e/pages/shell';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

/** Of an operator that no other story sells for. */
const PHONE = '09211234500';

test('an admin sets amounts and a commission, and sellers buy at that price', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('100000');
  const admin = await openAs(FIRST_ADMIN, '/admin/credit');
  const operator = new CataloguePage(admin);
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);

  await test.step('the admin edits the operator', async () => {
    await new Shell(admin).goTo('Operators');
    await admin.getByRole('link', { name: 'RighTel' }).click();
    await operator.offerOnly('20000', '50000');
    await expect(operator.offer).toContainText('20,000');
    await operator.setCommission('2.5');
    await new Shell(admin).expectNews('The commission of RighTel is 2.50 %');
    await expectRows(operator.commission.getByRole('table'), [
      { Commission: '2.50 %', 'Set by': FIRST_ADMIN.email, State: 'In force' },
    ]);
  });

  await test.step('the seller chooses one of the amounts and sees its price', async () => {
    await page.reload();
    await buy.phone.fill(PHONE);
    await buy.expectOperator('RighTel');
    await expect(buy.amount.getByRole('radio')).toHaveCount(2);
    await buy.amount.getByText('50,000').click();
    await expect(page.getByText('with 2.50 % commission')).toBeVisible();
    await buy.review.click();
    await buy.expectConfirmation({
      Operator: 'RighTel',
      Amount: '50,000.00 IRR',
      Commission: '2.50 % -1,250.00 IRR',
      Price: '48,750.00 IRR',
      'Balance after': '51,250.00 IRR',
    });
    await buy.confirm.click();
    await buy.receipt.expectStatus('Delivered');
    await buy.receipt.expectDetails({
      Commission: '1,250.00 IRR',
      Price: '48,750.00 IRR',
      'Balance after': '51,250.00 IRR',
    });
    expect(await seller.books()).toEqual({ balance: '51250.00', sales: 1 });
  });

  await test.step('a seller with a commission of their own keeps that', async () => {
    await operator.setCommissionOf(seller.email, '10');
    await expectRows(operator.sellers.getByRole('table'), [
      { Seller: seller.email, Commission: '10.00 %' },
    ]);
    await page.reload();
    await buy.receipt.buyAnother();
    await buy.phone.fill(PHONE);
    await buy.amount.getByText('20,000').click();
    await buy.review.click();
    await buy.expectConfirmation({
      Commission: '10.00 % -2,000.00 IRR',
      Price: '18,000.00 IRR',
      'Balance after': '33,250.00 IRR',
    });
    await buy.dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('nothing is sold for a paused operator, and the seller is told', async () => {
    await operator.change('Pause');
    await new Shell(admin).expectNews('RighTel is paused');
    await buy.review.click();
    await expect(page.getByRole('alert').filter({ hasText: 'operator' })).toHaveText(
      /The operator is not available right now\. Nothing was charged/,
    );
    await expect(buy.dialog).toBeHidden();
    const refused = seller.api.charge.buy.mutate({
      phone: PHONE,
      amount: '20000',
      idempotencyKey: 'paused',
    });
    await expect(refused).rejects.toMatchObject({ data: { appError: { code: 3012 } } });
    await operator.change('Activate');
    await buy.review.click();
    await expect(buy.dialog).toBeVisible();
  });

  await test.step('the log tells who changed what', async () => {
    await admin.getByRole('link', { name: 'Audit log' }).last().click();
    await expectRows(admin.getByRole('table', { name: 'Audit log' }), [
      { Action: 'Operator’s status changed' },
      { Action: 'Operator’s status changed' },
      { Action: 'Seller’s commission set', Who: FIRST_ADMIN.email },
      { Action: 'Commission set' },
      { Action: 'Operator’s amounts changed' },
    ]);
  });
});

test('a price that changes while it is being confirmed is shown as it is', async ({
  newSeller,
  openAs,
  adminApi,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/buy');
  const buy = new BuyPage(page);
  await buy.openConfirmation({ phone: '09121234500', amount: '400' });
  await buy.expectConfirmation({ Price: '400.00 IRR' });
  const { id: userId } = await seller.api.auth.me.query();
  const change = { code: 'mci', userId, basisPoints: 100 };
  await adminApi.admin.operator.setSellerCommission.mutate(change);
  await buy.expectConfirmation({ Price: '396.00 IRR', 'Balance after': '604.00 IRR' });
  await buy.confirm.click();
  await buy.receipt.expectDetails({ Price: '396.00 IRR' });
});
