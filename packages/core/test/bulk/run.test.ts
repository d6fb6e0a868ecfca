import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { addBulkLines } from '#bulk/add-lines';
import { cancelBulkOrder } from '#bulk/cancel';
import { getBulkOrder } from '#bulk/get';
import { listBulkLines } from '#bulk/list-lines';
import { pauseBulkOrder } from '#bulk/pause';
import { removeBulkOrder } from '#bulk/remove';
import { resumeBulkOrder } from '#bulk/resume';
import { runBulkOrders } from '#bulk/run';
import type { AtPoint, Point } from '#bulk/sell-batch';
import { startBulkOrder } from '#bulk/start';
import type { BulkStatus } from '#consts';
import { setOperatorStatus } from '#operators/set-status';
import { setUserStatus } from '#users/set-status';
import { createAdmin, createSeller } from '../actors';
import { fund, openTestCore } from '../fixtures';
import { allPages, balanceOf, expectBooksInOrder, failureOf, tally } from '../outcomes';
import {
  dead,
  draft,
  fastBulk,
  newPhone,
  openRunner,
  orderOf,
  running,
  salesOf,
  type Sale,
} from './selling';

const core = await openTestCore();
const admin = await createAdmin(core);

const newLines = (count: number, amount = '1') =>
  Array.from({ length: count }, () => `${newPhone()},${amount}`);

async function untilStatus(seller: Actor, id: string, status: BulkStatus): Promise<void> {
  const read = async () => (await orderOf(core, seller, id)).status;
  await expect.poll(read, { timeout: 240_000, interval: 10 }).toBe(status);
}

/** Waits for a point of a line, and there for `meanwhile`; other lines pass. */
function atLine(line: number, point: Point, meanwhile: () => Promise<unknown>): AtPoint {
  return async (reached, { line: sold }) => {
    if (reached === point && sold === line) await meanwhile();
  };
}

async function passLease(id: string): Promise<void> {
  await core.sql`
    UPDATE bulk_orders SET leased_until = '2000-01-01' WHERE id = ${id} AND lease_id IS NOT NULL`;
}

const keysOf = (sales: readonly Sale[]) =>
  sales.map(({ key }) => key.split(':').slice(2).join(':'));

/** What was debited for an order, as the ledger has it. */
async function debitedFor(id: string): Promise<bigint> {
  const [row] = await core.sql<{ debited: string }[]>`
    SELECT coalesce(-sum(e.amount), 0)::text AS debited
    FROM charges c
    JOIN entries e ON e.wallet_id = c.wallet_id AND e.kind = 'charge' AND e.source_id = c.id
    WHERE c.idempotency_key LIKE ${`bulk:${id}:%`}`;
  return BigInt(row?.debited ?? 0);
}

/** What the order says of its lines is what they say themselves. */
async function expectCountsInOrder(seller: Actor, id: string): Promise<void> {
  const { lines } = await orderOf(core, seller, id);
  const [row] = await core.sql<Record<string, number>[]>`
    SELECT count(*)::int AS total,
      count(*) FILTER (WHERE status = 'ready')::int AS ready,
      count(*) FILTER (WHERE status = 'invalid')::int AS invalid,
      count(*) FILTER (WHERE status = 'sold')::int AS sold,
      count(*) FILTER (WHERE status = 'refused')::int AS refused,
      count(duplicate_of)::int AS duplicates
    FROM bulk_lines WHERE order_id = ${id}`;
  expect(lines).toEqual(row);
}

const BAD = [
  '"09121234567,1',
  '09121234567,1,mci,Ali,more',
  ',1',
  '0912123456,1',
  '02188776655,1',
  '+447911123456,1',
  '09121234567',
  '09121234567,-1',
  '09121234567,1.005',
  '09121234567,99999999999',
  '09121234567,1,vodafone',
  `09121234567,1,,${'x'.repeat(101)}`,
];

test('each good line of 1,000 is sold once, though its workers are killed at every point', async () => {
  const seller = await createSeller(core, { balance: '1000000' });
  const file = newLines(1_000, '2.50');
  for (const [place, line] of BAD.entries()) file[place * 80 + 7] = line;
  const good = file.flatMap((line, place) => (BAD.includes(line) ? [] : [place + 1]));
  const id = await running(core, seller, file);
  expect((await orderOf(core, seller, id)).lines).toMatchObject({
    total: 1_000,
    ready: 1_000 - BAD.length,
    invalid: BAD.length,
  });

  for (const [line, point] of [
    [40, 'sold'],
    [200, 'ready'],
    [480, 'noted'],
    [760, 'sold'],
  ] as const) {
    let kill = () => {};
    const killed = new Promise<void>((resolve) => (kill = resolve));
    const fate = atLine(line, point, () => (kill(), dead()));
    // It never comes back from where it dies.
    void runBulkOrders(core, fastBulk(), new AbortController().signal, fate);
    await killed;
    await passLease(id);
  }
  openRunner(core);
  openRunner(core);
  await untilStatus(seller, id, 'finished');

  const sales = await salesOf(core, id);
  expect(keysOf(sales)).toEqual(good.map((line) => `${line}:1`));
  expect(tally(sales.map(({ status }) => status))).toEqual({ pending: good.length });
  expect(await debitedFor(id)).toBe(sales.reduce((sum, { price }) => sum + price, 0n));
  const left = 1_000_000 - good.length * 2.5;
  expect(await balanceOf(core, seller)).toBe(left.toFixed(2));
  await expectCountsInOrder(seller, id);

  const invalid = await allPages((cursor) =>
    listBulkLines(core, seller, { id, status: 'invalid', cursor, limit: 5 }),
  );
  expect(invalid.flat().map(({ line }) => line)).toEqual(BAD.map((_, place) => place * 80 + 8));
  expect(new Set(invalid.flat().map(({ problem }) => problem)).size).toBeGreaterThanOrEqual(10);
  const detail = await getBulkOrder(core, seller, { id });
  expect(detail).toMatchObject({
    ready: { amount: '0.00', price: '0.00' },
    sold: { price: (good.length * 2.5).toFixed(2) },
    charges: { pending: good.length, delivered: 0 },
  });
  await expectBooksInOrder(core);
}, 300_000);

test('a worker that freezes within a sale and wakes later sells nothing twice', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, newLines(40));
  let wake = () => {};
  const frozen = new Promise<void>((resolve) => (wake = resolve));
  const reached: string[] = [];
  const first = openRunner(
    core,
    fastBulk(),
    atLine(20, 'ready', () => (reached.push('frozen'), frozen)),
  );
  await expect.poll(() => reached, { interval: 5, timeout: 20_000 }).toEqual(['frozen']);
  await passLease(id);
  openRunner(core);
  await untilStatus(seller, id, 'finished');
  wake();
  await first.stop();
  expect(keysOf(await salesOf(core, id))).toHaveLength(40);
  expect(await balanceOf(core, seller)).toBe('60.00');
  await expectCountsInOrder(seller, id);
});

test('two workers take turns and sell each line once', async () => {
  const sellers = await Promise.all([1, 2, 3].map(() => createSeller(core, { balance: '200' })));
  const ids = await Promise.all(sellers.map((seller) => running(core, seller, newLines(120))));
  openRunner(core);
  openRunner(core);
  for (const [place, seller] of sellers.entries()) {
    const id = ids[place] ?? '';
    await untilStatus(seller, id, 'finished');
    expect(await salesOf(core, id)).toHaveLength(120);
    expect(await balanceOf(core, seller)).toBe('80.00');
  }
});

test('a long file lets a short one that came later pass', async () => {
  const [long, short] = [
    await createSeller(core, { balance: '1000' }),
    await createSeller(core, { balance: '1000' }),
  ];
  const longId = await running(core, long, newLines(500));
  const shortId = await running(core, short, newLines(30));
  const ends: string[] = [];
  openRunner(core, fastBulk({ batch: 10 }), async (point, { line }) => {
    if (point !== 'noted') return;
    if (line === 500) ends.push('long');
    if (
      line === 30 &&
      (await orderOf(core, short, shortId)).lines.ready === 0 &&
      !ends.includes('short')
    )
      ends.push('short');
  });
  await untilStatus(long, longId, 'finished');
  expect(ends).toEqual(['short', 'long']);
});

test('a pause takes effect after the line that is being sold', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, newLines(60));
  openRunner(
    core,
    fastBulk(),
    atLine(33, 'ready', () => pauseBulkOrder(core, seller, { id })),
  );
  await expect
    .poll(async () => (await salesOf(core, id)).length, { interval: 5, timeout: 20_000 })
    .toBe(33);
  await untilStatus(seller, id, 'paused');
  await expect
    .poll(async () => (await orderOf(core, seller, id)).lines, { timeout: 20_000 })
    .toMatchObject({ sold: 33, ready: 27 });
  expect(await pauseBulkOrder(core, seller, { id })).toMatchObject({ status: 'paused' });

  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'finished');
  expect(keysOf(await salesOf(core, id))).toHaveLength(60);
});

test('an order is stopped where the balance ends, and goes on once there is more', async () => {
  const seller = await createSeller(core, { balance: '10' });
  const id = await running(core, seller, newLines(30));
  expect(await getBulkOrder(core, seller, { id })).toMatchObject({
    ready: { price: '30.00' },
    balance: '10.00',
    balanceAfter: null,
    missing: '20.00',
  });
  openRunner(core);
  await untilStatus(seller, id, 'stopped');
  expect(await orderOf(core, seller, id)).toMatchObject({
    stopReason: 'INSUFFICIENT_BALANCE',
    lines: { sold: 10, refused: 1, ready: 19 },
  });

  await fund(core, seller, '15');
  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'stopped');
  await fund(core, seller, '15');
  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'finished');

  const sales = await salesOf(core, id);
  const sold = sales.filter(({ status }) => status === 'pending');
  expect(sold.map(({ line }) => line)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1));
  expect(keysOf(sales)).toEqual(expect.arrayContaining(['11:1', '11:2', '26:1', '26:2']));
  expect(sales).toHaveLength(32);
  expect(await debitedFor(id)).toBe(3_000n);
  expect(await balanceOf(core, seller)).toBe('10.00');
  await expectCountsInOrder(seller, id);
});

test('a sale that freezes before its refusal is noted is not made again under its old key', async () => {
  const seller = await createSeller(core, { balance: '1' });
  const id = await running(core, seller, newLines(3));
  let wake = () => {};
  const frozen = new Promise<void>((resolve) => (wake = resolve));
  const reached: string[] = [];
  const first = openRunner(
    core,
    fastBulk(),
    atLine(2, 'ready', () => (reached.push('frozen'), frozen)),
  );
  await expect.poll(() => reached, { interval: 5, timeout: 20_000 }).toEqual(['frozen']);
  await passLease(id);
  openRunner(core);
  await untilStatus(seller, id, 'stopped');
  await fund(core, seller, '10');
  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'finished');
  wake();
  await first.stop();
  expect(keysOf(await salesOf(core, id))).toEqual(['1:1', '2:1', '2:2', '3:1']);
  expect(await orderOf(core, seller, id)).toMatchObject({ lines: { sold: 3, refused: 0 } });
  expect(await balanceOf(core, seller)).toBe('8.00');
});

test('a seller who is suspended sells no further line', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, newLines(20));
  const suspend = () => setUserStatus(core, admin, { id: seller.userId, status: 'suspended' });
  const first = openRunner(core, fastBulk(), atLine(7, 'ready', suspend));
  await untilStatus(seller, id, 'stopped');
  await first.stop();
  expect(await orderOf(core, seller, id)).toMatchObject({
    stopReason: 'ACCOUNT_SUSPENDED',
    lines: { sold: 7, ready: 13 },
  });

  await resumeBulkOrder(core, seller, { id });
  openRunner(core);
  await untilStatus(seller, id, 'stopped');
  expect(await salesOf(core, id)).toHaveLength(7);
  await setUserStatus(core, admin, { id: seller.userId, status: 'active' });
  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'finished');
  expect(await salesOf(core, id)).toHaveLength(20);
});

test('a frozen wallet stops an order, before a line is tried or at the next one', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, newLines(10));
  const freeze = (frozen: boolean) =>
    core.sql`UPDATE wallets SET frozen = ${frozen} WHERE id = ${seller.walletId}`;
  await freeze(true);
  const first = openRunner(
    core,
    fastBulk(),
    atLine(5, 'ready', () => freeze(true)),
  );
  await untilStatus(seller, id, 'stopped');
  expect(await orderOf(core, seller, id)).toMatchObject({
    stopReason: 'WALLET_FROZEN',
    lines: { ready: 10, refused: 0 },
  });
  await freeze(false);
  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'stopped');
  await first.stop();
  expect(await orderOf(core, seller, id)).toMatchObject({
    lines: { sold: 4, refused: 1, ready: 5 },
  });
  await freeze(false);
  await resumeBulkOrder(core, seller, { id });
  openRunner(core);
  await untilStatus(seller, id, 'finished');
  expect(await orderOf(core, seller, id)).toMatchObject({ lines: { sold: 10, refused: 0 } });
});

test('what has changed since the file was read is refused by itself, and may be tried once more', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, ['09211234567,1', ...newLines(2), '09211234567,2']);
  await setOperatorStatus(core, admin, { code: 'rightel', status: 'paused' });
  openRunner(core);
  await untilStatus(seller, id, 'finished');
  const { items } = await listBulkLines(core, seller, { id, status: 'refused', limit: 10 });
  expect(items).toMatchObject([
    { line: 1, error: { code: 3012, name: 'OPERATOR_UNAVAILABLE' }, chargeStatus: null },
    { line: 4, error: { code: 3012 } },
  ]);
  expect(await failureOf(startBulkOrder(core, seller, { id }))).toMatchObject({ code: 3008 });
  await setOperatorStatus(core, admin, { code: 'rightel', status: 'active' });
  await resumeBulkOrder(core, seller, { id });
  await untilStatus(seller, id, 'finished');
  expect(await orderOf(core, seller, id)).toMatchObject({ lines: { sold: 4, refused: 0 } });
  expect(await failureOf(resumeBulkOrder(core, seller, { id }))).toMatchObject({ code: 3008 });
});

test('an order waits for the operator rather than pile its charges up', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, newLines(50));
  const pending: number[] = [];
  const count = async () => {
    const sales = await salesOf(core, id);
    pending.push(sales.filter(({ status }) => status === 'pending').length);
  };
  openRunner(core, fastBulk({ pendingMax: 12, batch: 5 }), atLine(13, 'ready', count));
  const sold = async () => (await orderOf(core, seller, id)).lines.sold;
  await expect.poll(sold, { interval: 5, timeout: 20_000 }).toBe(12);
  await core.sql`
    UPDATE charges SET status = 'delivered', settled_at = created_at, next_attempt_at = NULL
    WHERE wallet_id = ${seller.walletId} AND status = 'pending'`;
  await expect.poll(sold, { interval: 5, timeout: 20_000 }).toBe(24);
  expect(pending).toEqual([0]);
});

test('what is cancelled sells nothing further; what was started is never removed', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const id = await running(core, seller, newLines(20));
  const runner = openRunner(
    core,
    fastBulk(),
    atLine(5, 'noted', () => cancelBulkOrder(core, seller, { id })),
  );
  await untilStatus(seller, id, 'cancelled');
  await runner.stop();
  expect((await salesOf(core, id)).length).toBeLessThanOrEqual(6);
  for (const act of [startBulkOrder, pauseBulkOrder, resumeBulkOrder, removeBulkOrder]) {
    expect(await failureOf(act(core, seller, { id }))).toMatchObject({ code: 3008 });
  }
  const more = addBulkLines(core, seller, { id, from: 21, lines: newLines(1) });
  expect(await failureOf(more)).toMatchObject({ code: 3008 });

  const other = await draft(core, seller, newLines(2));
  expect(await removeBulkOrder(core, seller, { id: other })).toEqual({ id: other });
  expect(await failureOf(getBulkOrder(core, seller, { id: other }))).toMatchObject({ code: 3004 });
  const empty = await draft(core, seller, ['0912,1']);
  expect(await failureOf(startBulkOrder(core, seller, { id: empty }))).toMatchObject({
    code: 3008,
  });
});
