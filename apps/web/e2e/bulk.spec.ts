import { readFile } from 'node:fs/promises';

import { BulkPage } from '#e2e/pages/bulk';
import { Shell } from '#e2e/pages/shell';
import { expectRows } from '#e2e/table';
import { expect, test, type Seller } from '#e2e/test';

/** Phones that are delivered at once. */
const PHONES = Array.from({ length: 40 }, (_, place) => `+98912123${4000 + place}`);

/** How often each phone was sold to, by the list of all charges. */
async function salesOf({ api }: Seller): Promise<Map<string, number>> {
  const sales = new Map<string, number>();
  const { items } = await api.charge.list.query({ limit: 100 });
  for (const { phone } of items) sales.set(phone, (sales.get(phone) ?? 0) + 1);
  return sales;
}

test('a list with wrong lines is sold to its last good line, each once, with the page closed', async ({
  newSeller,
  openAs,
}) => {
  const seller = await newSeller('10000');
  const page = await openAs(seller, '/bulk');
  const bulk = new BulkPage(page);
  await expect(page.getByText('No lists yet')).toBeVisible();

  await test.step('what is wrong with each line is said before anything is sold', async () => {
    await bulk.chooseFile(
      'friday.csv',
      Buffer.from(
        [
          'phone;amount',
          ...PHONES.map((phone) => `${phone};100`),
          '123;100',
          `${PHONES[0]};abc`,
        ].join('\r\n'),
      ),
    );
    await expect(bulk.text).toHaveValue(/^phone;amount/);
    await bulk.press('Check the lines');
    await bulk.expectSummary({
      'Lines to sell': '40 lines',
      'Wrong lines, left out': '2 lines',
      Price: '4,000.00 IRR',
      'Balance now': '10,000.00 IRR',
      'Balance after': '6,000.00 IRR',
    });
    await bulk.show(/^Wrong/);
    await expectRows(bulk.lines, [
      {
        Line: '42',
        'Phone number': '123;100',
        Outcome: 'Wrong This is not a valid mobile number.',
      },
      { Line: '43', Outcome: 'Wrong This is not a valid amount.' },
    ]);
    expect(await seller.books()).toEqual({ balance: '10000.00', sales: 0 });
  });

  const address = page.url();
  await bulk.start(40);
  await page.context().close();

  const again = await openAs(seller, '/bulk');
  const later = new BulkPage(again);
  await later.lists.getByRole('link', { name: 'friday.csv' }).click();
  await expect(again).toHaveURL(new URL(address).pathname);
  await later.expectStanding('Every line has been dealt with.');
  await expect(later.page.getByRole('progressbar')).toHaveAccessibleName('40 of 40 done');
  await later.expectSummary({
    Sold: '40 lines',
    Delivered: '40 lines',
    'Balance now': '6,000.00 IRR',
  });
  expect(await salesOf(seller)).toEqual(new Map(PHONES.map((phone) => [phone, 1])));

  await test.step('the outcome of every line can be taken away', async () => {
    const download = again.waitForEvent('download');
    await again.getByRole('link', { name: 'Download as CSV' }).click();
    const path = await (await download).path();
    const rows = (await readFile(path, 'utf8')).trim().split('\n');
    expect(rows).toHaveLength(43);
    expect(rows.filter((row) => row.includes('delivered'))).toHaveLength(40);
  });
});

test.describe('in Persian on a narrow phone', () => {
  test.use({
    locale: 'fa-IR',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });

  test('a list that the balance does not cover stops, and goes on once there is credit', async ({
    newSeller,
    openAs,
    adminApi,
    words,
  }) => {
    const { t, money, phone } = words;
    const seller = await newSeller('250');
    const page = await openAs(seller, '/bulk');
    const bulk = new BulkPage(page, words);
    const shell = new Shell(page, words);
    await shell.expectNoSidewaysScroll();
    await bulk.check(['۰۹۱۲۱۲۳۴۱۰۱,۱۰۰', '09121234102,100', '09121234103,100', '0912,100']);
    await shell.expectNoSidewaysScroll();
    await expect(bulk.summary).toContainText(money('50.00'));
    await bulk.start(3);

    await bulk.expectStanding(t('bulk.stoppedBalance'));
    await shell.expectNoSidewaysScroll();
    expect(await seller.books()).toMatchObject({ balance: '50.00' });

    const { id } = await seller.api.credit.request.mutate({ amount: '50', idempotencyKey: 'rest' });
    await adminApi.admin.credit.decide.mutate({ id, decision: 'approve' });
    await bulk.press(t('bulk.resume'));
    await bulk.expectStanding(t('bulk.finishedText'));
    const wrong = `${t('bulkLineStatus.invalid')} ${t('bulkProblems.phone_invalid')}`;
    await expectRows(
      bulk.lines,
      ['+989121234101', '+989121234102', '+989121234103']
        .map((number) => ({
          [t('bulk.phone')]: phone(number),
          [t('bulk.outcome')]: t('chargeStatus.delivered.label'),
        }))
        .concat({ [t('bulk.phone')]: '0912,100', [t('bulk.outcome')]: wrong }),
    );
    expect((await seller.books()).balance).toBe('0.00');
  });
});
