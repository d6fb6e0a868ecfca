import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { ListedTransaction, OperatorBooks, Window } from '#operators/books';
import { openReloadly } from '#operators/reloadly/open';
import { formatInZone, parseInZone } from '#operators/reloadly/zone';
import { NEVER, control, openSimulated, orderTo } from './simulator';

async function listAll(books: OperatorBooks, window: Window): Promise<ListedTransaction[]> {
  const items: ListedTransaction[] = [];
  for await (const page of books.listTransactions(window, 'IRR', NEVER)) items.push(...page);
  return items;
}

const around = () => ({ fromMs: Date.now() - 60_000, toMs: Date.now() + 60_000 });

/** An aggregator that answers each call of its lists with the next of these bodies. */
async function openListing(timeZone: string, ...answers: unknown[]) {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://operator');
    if (url.pathname === '/oauth/token') {
      response.end(JSON.stringify({ access_token: 'token', expires_in: 3_600 }));
      return;
    }
    asked.push(url.searchParams);
    response.end(JSON.stringify(answers.shift()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { url, clientId: 'id', clientSecret: 'secret', timeoutMs: 2_000, timeZone };
  return { asked, books: openReloadly(settings) };
}

const listed = (changed: Record<string, unknown>) => ({
  transactionId: 1,
  status: 'SUCCESSFUL',
  customIdentifier: 'reference',
  requestedAmount: 1500.25,
  requestedAmountCurrencyCode: 'IRR',
  deliveredAmount: 4.9985,
  deliveredAmountCurrencyCode: 'GBP',
  transactionDate: '2026-02-21 04:19:26',
  ...changed,
});

test('the list has every order of the window once, over all pages, with amount and time', async () => {
  const { operator } = await openSimulated();
  const orders = Array.from({ length: 205 }, (_, i) => orderTo(`+98912123${4500 + (i % 80)}`));
  for (const order of orders) await operator.send(order, NEVER);
  const items = await listAll(operator, around());
  expect(items).toHaveLength(orders.length);
  expect(new Set(items.map(({ reference }) => reference))).toEqual(
    new Set(orders.map(({ chargeId }) => chargeId)),
  );
  expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(['delivered']));
  expect(new Set(items.map(({ amountMinor }) => amountMinor))).toEqual(new Set([150_000n]));
  for (const { atMs } of items) expect(Math.abs((atMs ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('the list leaves out what lies before and after the window', async () => {
  const { operator } = await openSimulated();
  await operator.send(orderTo('+989121234501'), NEVER);
  const now = Date.now();
  expect(await listAll(operator, { fromMs: 0, toMs: now - 60_000 })).toEqual([]);
  expect(await listAll(operator, { fromMs: now + 60_000, toMs: now + 120_000 })).toEqual([]);
  expect(await listAll(operator, { fromMs: now - 60_000, toMs: now })).toHaveLength(1);
});

test('each status of the list is told apart', async () => {
  const { operator } = await openSimulated({ settleMs: 0 });
  for (const digits of ['95', '96', '97']) {
    await operator.send(orderTo(`+9891212345${digits}`), NEVER);
  }
  const outcomes = (await listAll(operator, around())).map(({ outcome }) => outcome);
  expect(outcomes.toSorted()).toEqual(['delivered', 'refused', 'reversed']);
});

test('a list that cannot be had in full rejects, and is never taken for an empty one', async () => {
  const { simulator, operator } = await openSimulated();
  await control(simulator, { mode: 'down' });
  await expect(listAll(operator, around())).rejects.toThrow(/transactions: /);
  const halved = await openListing(
    'UTC',
    { content: [listed({})], totalPages: 2 },
    ...Array.from({ length: 3 }, () => ({ content: 'rubbish' })),
  );
  await expect(listAll(halved.books, around())).rejects.toThrow('unreadable answer');
});

test('an order without a reference, in other currencies or without a time is still listed', async () => {
  const { books } = await openListing('UTC', {
    totalPages: 1,
    content: [
      listed({ customIdentifier: null, requestedAmountCurrencyCode: 'USD' }),
      listed({ requestedAmountCurrencyCode: 'USD', deliveredAmountCurrencyCode: 'IRR' }),
      listed({ transactionDate: null }),
    ],
  });
  expect(await listAll(books, around())).toMatchObject([
    { reference: null, amountMinor: null, atMs: Date.parse('2026-02-21T04:19:26Z') },
    { reference: 'reference', amountMinor: 500n },
    { amountMinor: 150_025n, atMs: null },
  ]);
});

test('times are asked for and read in the aggregator’s own zone', async () => {
  const { asked, books } = await openListing('America/New_York', {
    totalPages: 1,
    content: [listed({})],
  });
  const fromMs = Date.parse('2026-02-21T05:00:00.900Z');
  const [item] = await listAll(books, { fromMs, toMs: Date.parse('2026-07-01T04:00:00.100Z') });
  expect(asked[0]?.get('startDate')).toBe('2026-02-21 00:00:00');
  expect(asked[0]?.get('endDate')).toBe('2026-07-01 00:00:01');
  expect(item?.atMs).toBe(Date.parse('2026-02-21T09:19:26Z'));
});

test.each(['UTC', 'America/New_York', 'Asia/Tehran', 'Pacific/Auckland'])(
  'a time in %s is read back as it was written, across every change of the clocks',
  (zone) => {
    const year = Date.parse('2026-01-01T00:00:00Z');
    for (let hour = 0; hour < 366 * 24; hour += 5) {
      const ms = year + hour * 3_600_000;
      const text = formatInZone(ms, zone);
      expect(formatInZone(parseInZone(text, zone) ?? 0, zone)).toBe(text);
    }
    expect(parseInZone('2026-01-31', zone)).toBeNull();
    expect(parseInZone('2026-13-01 00:00:00', zone)).toBeNull();
  },
);

test('the balance with the operator is told in its own currency', async () => {
  const { operator } = await openSimulated();
  expect(await operator.balance(NEVER)).toEqual({ amount: '999999999999.00', currency: 'IRR' });
});
