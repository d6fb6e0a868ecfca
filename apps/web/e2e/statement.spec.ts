import { readFile } from 'node:fs/promises';

import { WalletPage } from '#e2e/pages/wallet';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('a statement is filtered, summed and taken away as it is seen', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  for (const [phone, amount] of [
    ['09121234521', '100'],
    ['09121234522', '250.50'],
  ] as const) {
    await seller.api.charge.buy.mutate({ phone, amount, idempotencyKey: phone });
  }
  const page = await openAs(seller, '/wallet');
  const wallet = new WalletPage(page);
  await expectRows(wallet.statement, [{ What: 'Charge' }, { What: 'Charge' }, { What: 'Credit' }]);

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('link', { name: 'Today' }).click();
  for (const [name, amount] of [
    ['At the start', '0.00 IRR'],
    ['In', '1,000.00 IRR'],
    ['Out', '350.50 IRR'],
    ['At the end', '649.50 IRR'],
  ] as const) {
    const figure = page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
    await expect(figure.locator('xpath=following-sibling::dd')).toHaveText(amount);
  }

  const kinds = page.getByRole('navigation', { name: 'Kind' });
  await kinds.getByRole('link', { name: 'Charge' }).click();
  const rows = [
    { What: 'Charge', Amount: '-250.50 IRR', Balance: '649.50 IRR' },
    { What: 'Charge', Amount: '-100.00 IRR', Balance: '900.00 IRR' },
  ];
  await expectRows(wallet.statement, rows);
  await page.reload();
  await expectRows(wallet.statement, rows);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  const [heading = '', ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const amountAt = heading.split(',').indexOf('amount');
  expect(lines.map((line) => line.split(',')[amountAt])).toEqual(['-250.50', '-100.00']);

  await page.getByLabel('From day').fill('2020-01-01');
  await page.getByLabel('To day').fill('2020-01-31');
  await expect(page.getByText('Nothing moved')).toBeVisible();
});

test('whoever wants to be warned of a low balance is, where they sell and where they look', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('1000');
  const page = await openAs(seller, '/wallet');
  await page.getByRole('button', { name: 'Warn me when it is low' }).click();
  const dialog = page.getByRole('dialog', { name: 'Warn me when the balance is low' });
  await dialog.getByLabel('Warn me below').fill('۹۰۰');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Warn below 900.00 IRR' })).toBeVisible();
  const warning = page.getByText('Your balance is below 900.00 IRR.');
  await expect(warning).toBeHidden();

  const sale = { phone: '09121234523', amount: '200', idempotencyKey: 'sale' };
  await seller.api.charge.buy.mutate(sale);
  await expect(warning).toBeVisible();
  const mark = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Wallet low balance' });
  await expect(mark).toBeVisible();
  await page.goto('/buy');
  await expect(warning).toBeVisible();
  await expect(mark).toBeVisible();

  await page.goto('/wallet');
  await page.getByRole('button', { name: 'Warn below 900.00 IRR' }).click();
  await dialog.getByRole('button', { name: 'Never warn me' }).click();
  await expect(warning).toBeHidden();
  await expect(mark).toBeHidden();
});
