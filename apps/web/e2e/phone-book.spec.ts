import { BuyPage } from '#e2e/pages/buy';
import { PhoneBookPage } from '#e2e/pages/phone-book';
import { Shell } from '#e2e/pages/shell';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

const PHONE = '+989121234507';

test('a number is kept, labelled anew, sold to with one press, counted and removed', async ({
  newSeller,
  openAs,
}) => {
  const page = await openAs(await newSeller('1000'), '/phones');
  const shell = new Shell(page);
  const phones = new PhoneBookPage(page);
  await expect(page.getByText('The phone book is empty')).toBeVisible();
  await phones.add({ phone: '۰۹۱۲ ۱۲۳ ۴۵۰۷', label: 'corner shop' });
  await expectRows(phones.list, [
    { 'Phone number': `${PHONE} corner shop`, 'Delivered in total': '0.00 IRR' },
  ]);

  await test.step('the same number in another form is refused in words', async () => {
    await phones.add({ phone: '0098 912 123 4507' });
    await expect(phones.dialog.getByLabel('Phone number')).toHaveAccessibleDescription(
      'This number is in the phone book already.',
    );
    await phones.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(phones.dialog).toBeHidden();
  });

  await phones.relabel(PHONE, 'the new owner');
  await shell.expectNews(`The label of ${PHONE} was saved`);
  await expectRows(phones.list, [{ 'Phone number': `${PHONE} the new owner` }]);

  await phones.buyFor(PHONE);
  const buy = new BuyPage(page);
  await expect(buy.phone).toHaveValue(PHONE);
  await buy.expectOperator('Hamrah-e Aval');
  await buy.amount.fill('250');
  await buy.review.click();
  await buy.confirm.click();
  await buy.receipt.expectStatus('Delivered');

  await shell.goTo('Phone book');
  await expectRows(phones.list, [{ 'Delivered in total': '250.00 IRR' }]);
  await phones.remove(PHONE);
  await shell.expectNews(`${PHONE} was removed`);
  await expect(page.getByText('The phone book is empty')).toBeVisible();
});
