import { BulkPage } from '#e2e/pages/bulk';
import { openProduct, type Product } from '#e2e/product';
import { rememberStack } from '#e2e/stack-url';
import { expect, test, type Seller } from '#e2e/test';

/** Good ones; by hand with 5,000: `BULK_LINES=5000 playwright test --project killed`. */
const LINES = Number(process.env['BULK_LINES'] ?? 120);
const PRICE = 10;
/** Of each kind of mistake one. */
const WRONG = [
  '+905321234567,10',
  `${'1'.repeat(501)},10`,
  '"09121234567,10',
  '09121234567,10,mci,label,more',
  ',10',
  '123,10',
  '09121234567,',
  '09121234567,abc',
  '09121234567,10,nobody',
  `09121234567,10,,${'l'.repeat(101)}`,
];
const PAGE = 100;

/** Its own, since it is killed. */
let product: Product;

test.beforeAll(async () => {
  product = await openProduct();
  rememberStack(product.stack);
});
test.afterAll(() => product.close());

/** Phones that are delivered at once: none ends in nine and another digit. */
function phoneAt(place: number): string {
  const [hundreds, rest] = [Math.floor(place / 90), place % 90];
  return `+98912${String(hundreds).padStart(5, '0')}${String(rest).padStart(2, '0')}`;
}

/** How often each phone was sold to, by all pages of the list. */
async function salesOf({ api }: Seller): Promise<Map<string, number>> {
  const sales = new Map<string, number>();
  let cursor: string | null | undefined;
  do {
    const page = await api.charge.list.query({ limit: PAGE, ...(cursor && { cursor }) });
    for (const { phone } of page.items) sales.set(phone, (sales.get(phone) ?? 0) + 1);
    cursor = page.nextCursor;
  } while (cursor);
  return sales;
}

test('a long list is sold to its end, each line once, though its page is closed and the product is killed', async ({
  newSeller,
  openAs,
}) => {
  test.setTimeout(120_000 + 100 * LINES);
  const seller = await newSeller(String(LINES * PRICE));
  const phones = Array.from({ length: LINES }, (_, place) => phoneAt(place));
  // Wrong lines stand among the good ones, not behind them.
  const lines = phones.map((phone) => `${phone},${PRICE}`);
  for (const [place, wrong] of WRONG.entries()) {
    lines.splice(Math.floor((place * lines.length) / WRONG.length), 0, wrong);
  }
  const page = await openAs(seller, '/bulk');
  const bulk = new BulkPage(page);
  await bulk.chooseFile(
    'month.csv',
    Buffer.from(['phone,amount,operator,label', ...lines].join('\n')),
  );
  await expect(bulk.text).toHaveValue(/^phone,amount/);
  await bulk.press('Check the lines');
  await bulk.expectSummary({
    'Lines to sell': `${LINES.toLocaleString('en')} lines`,
    'Wrong lines, left out': '10 lines',
    'Balance after': '0.00 IRR',
  });
  const address = new URL(page.url()).pathname;
  await bulk.start(LINES);
  await page.context().close();

  const { web, worker } = product.stack.processes;
  for (const process of [web, worker, web]) {
    await process.kill('SIGKILL');
    await process.start();
  }
  const later = new BulkPage(await openAs(seller, address));
  await expect(later.summary.getByText('Every line has been dealt with.')).toBeVisible({
    timeout: 60_000 + 100 * LINES,
  });

  expect(await salesOf(seller)).toEqual(new Map(phones.map((phone) => [phone, 1])));
  expect((await seller.books()).balance).toBe('0.00');
});
