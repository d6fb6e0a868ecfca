import { readFile } from 'node:fs/promises';

import { FIRST_ADMIN } from '#e2e/people';
import { ReconciliationPage } from '#e2e/pages/reconciliation';
import { expectRows } from '#e2e/table';
import { expect, test } from '#e2e/test';

test('the ledger is narrowed, taken away as it is shown, and followed to its source', async ({
  newSeller,
  openAs,
  adminApi,
}) => {
  const seller = await newSeller('1000');
  const { id: userId } = await seller.api.auth.me.query();
  for (const amount of ['100', '250']) {
    await seller.api.charge.buy.mutate({ phone: '09121234500', amount, idempotencyKey: amount });
  }
  const page = await openAs(FIRST_ADMIN, `/admin/entries?user=${userId}`);
  const entries = page.getByRole('table', { name: 'Entries' });
  await page
    .getByRole('navigation', { name: 'Kind of entry' })
    .getByRole('link', { name: 'Charge' })
    .click();
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByLabel('Amount from').fill('200');
  await expectRows(entries, [
    { Kind: 'Charge', From: seller.email, To: 'Operator', Amount: '250.00 IRR' },
  ]);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^entries.*\.csv$/);
  const [header, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  const { items } = await adminApi.admin.entry.list.query({
    userId,
    kind: 'charge',
    amountFrom: '200',
  });
  expect(header).toContain('time,seller,wallet,number,kind,amount,balance_after');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`${seller.email},${items[0]?.walletId},3,charge,-250.00,650.00`);

  await page.getByLabel('Balance at a moment').fill('2020-01-01T00:00');
  await expect(page.getByRole('status').filter({ hasText: 'Balance then' })).toContainText(
    '0.00 IRR',
  );
  await entries.getByRole('link', { name: 'Charge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('250.00 IRR');
});

test('an admin has the chains verified, and is given the last anchor to keep', async ({
  openAs,
}) => {
  const page = await openAs(FIRST_ADMIN, '/admin/reconciliation');
  await new ReconciliationPage(page).verifyChains();
});
