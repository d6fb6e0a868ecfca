import { FIRST_ADMIN } from '#e2e/people';
import { CreditQueuePage } from '#e2e/pages/credit-queue';
import { Shell } from '#e2e/pages/shell';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('an admin looks, decides and goes on by keys alone', async ({ newSeller, openAs }) => {
  const seller = await newSeller('50');
  for (const amount of ['100', '200', '300']) {
    await seller.api.credit.request.mutate({ amount, idempotencyKey: amount });
  }
  const page = await openAs(FIRST_ADMIN, `/admin/credit?search=${seller.email}`);
  const queue = new CreditQueuePage(page);
  const shell = new Shell(page);
  await expectRows(queue.list, [
    { Amount: '300.00 IRR' },
    { Amount: '200.00 IRR' },
    { Amount: '100.00 IRR' },
  ]);

  await test.step('looks at who asks', async () => {
    // Up from the first row is the first row, however often it takes until the page listens.
    await expect(async () => {
      await page.keyboard.press('k');
      await expect(queue.list.locator('tr:focus')).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await page.keyboard.press('Enter');
    const details = page.getByRole('region', { name: 'Seller’s history' });
    await expect(details).toContainText('50.00 IRR');
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden();
  });

  await test.step('rejects the first, with a reason', async () => {
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await page.keyboard.type('no transfer was seen');
    await queue.dialog.getByRole('button', { name: 'Reject' }).press('Enter');
    await shell.expectNews(`Rejected 300.00 IRR for ${seller.email}`);
    await expectRows(queue.list, [{ Amount: '200.00 IRR' }, { Amount: '100.00 IRR' }]);
  });

  await test.step('selects the others and approves them', async () => {
    for (const key of ['j', 'x', 'j', 'x', 'a']) await page.keyboard.press(key);
    await expect(queue.dialog).toContainText('300.00 IRR');
    await page.keyboard.press('Enter');
    await expect(queue.results()).toHaveCount(2);
    await page.keyboard.press('Enter');
    await expect(queue.dialog).toBeHidden();
  });
  expect((await seller.books()).balance).toBe('350.00');

  await test.step('single keys do nothing once they are put off', async () => {
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single keys do this' }).click();
    await page.keyboard.press('Escape');
    await page.goto(`/admin/credit?search=${seller.email}&status=all`);
    await expect(queue.list).toBeVisible();
    await page.keyboard.press('j');
    await expect(queue.list.locator('tr:focus')).toHaveCount(0);
  });

  await test.step('finds the seller from anywhere', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type(seller.email);
    await expect(page.getByRole('option', { name: seller.email })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(seller.email);
  });
});

test('a set of filters is saved, come back to and removed', async ({ newSeller, openAs }) => {
  const seller = await newSeller();
  for (const amount of ['100', '5000']) {
    await seller.api.credit.request.mutate({ amount, idempotencyKey: amount });
  }
  const page = await openAs(FIRST_ADMIN, `/admin/credit?search=${seller.email}`);
  const queue = new CreditQueuePage(page);
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByLabel('Amount from').fill('1,000');
  await expectRows(queue.list, [{ Amount: '5,000.00 IRR' }]);
  await page.getByRole('button', { name: 'Save view' }).click();
  await queue.dialog.getByLabel('Name').fill('Large ones');
  await queue.dialog.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectRows(queue.list, [{ Amount: '5,000.00 IRR' }, { Amount: '100.00 IRR' }]);
  await page.reload();
  await page.getByRole('link', { name: 'Large ones' }).click();
  await expectRows(queue.list, [{ Amount: '5,000.00 IRR' }]);
  await page.getByRole('button', { name: 'Remove the view Large ones' }).click();
  await expect(page.getByRole('link', { name: 'Large ones' })).toBeHidden();
});
