import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { buyCharge } from '#charges/buy';
import { resolveCharge } from '#charges/resolve';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { runChecks } from '#ledger/reconcile';
import { isoTime } from '#delivery/iso-time';
import { listBestSellers } from '#rollups/best-sellers';
import { rebuildRollups } from '#rollups/rebuild';
import { rollUp, WINDOW_MS, type RollLimits } from '#rollups/roll';
import { runRollups } from '#rollups/schedule';
import { adjustWallet } from '#wallets/adjust';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { expectBooksInOrder } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);

const SMALL: RollLimits = { wallets: 2, entriesOfWallet: 2, deltas: 2 };

async function newSeller(): Promise<Actor> {
  const seller = await createSeller(core);
  const key = { reason: 'opening', idempotencyKey: randomUUID() };
  await adjustWallet(core, admin, { userId: seller.userId, amount: '1000', ...key });
  return seller;
}

const buy = (seller: Actor, amount = '10', phone = '+989121234567') =>
  buyCharge(core, seller, { phone, amount, idempotencyKey: randomUUID() });

/** Each of its outcomes once: on its way, delivered, refunded, refused. */
async function sellOneOfEach(seller: Actor): Promise<void> {
  await buy(seller);
  for (const outcome of ['delivered', 'refunded'] as const) {
    const { id } = await buy(seller, '25', '+989351234567');
    await core.sql`UPDATE charges SET status = 'unknown' WHERE id = ${id}`;
    await resolveCharge(core, admin, { id, outcome, reason: 'seen' });
  }
  await expect(buy(seller, '5000')).rejects.toMatchObject({ errorName: 'INSUFFICIENT_BALANCE' });
}

async function rollAll(limits?: RollLimits, of: Core = core): Promise<number> {
  for (let rolled = 0; ;) {
    const more = await rollUp(of, Date.now(), limits);
    if (more === 0) return rolled;
    rolled += more;
  }
}

async function expectTold(damage: string): Promise<void> {
  const undone = new Error('undone');
  const seen = core.sql.begin(async (tx) => {
    await tx.unsafe(damage);
    const red = (await runChecks(tx)).filter(({ ok }) => !ok).map(({ name }) => name.split(' ')[0]);
    expect(red).toEqual(['I14']);
    throw undone;
  });
  await expect(seen).rejects.toBe(undone);
}

/** Without the time, which is the test's own. */
const totals = (sql: AnySql = core.sql) => sql`
  SELECT measure, operator, code, sum(count)::int AS count, sum(amount)::int AS amount,
    sum(price)::int AS price
  FROM quarter_totals GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const everything = async () => ({
  quarters: await core.sql`SELECT * FROM quarter_totals ORDER BY 1, 2, 3, 4`,
  hours: await core.sql`SELECT * FROM seller_hours ORDER BY 1, 2, 3`,
  sellers: await core.sql`SELECT * FROM seller_activity ORDER BY 1`,
  best: await core.sql`SELECT * FROM best_sellers ORDER BY 1, 2, 3, 4`,
});

test('adds up what moved, what was refused and what was delivered, by operator and reason', async () => {
  const seller = await newSeller();
  await sellOneOfEach(seller);
  await rollAll();
  expect(await totals()).toEqual([
    { measure: 'adjustment', operator: '', code: 0, count: 1, amount: 100_000, price: 100_000 },
    { measure: 'charge', operator: 'irancell', code: 0, count: 2, amount: 5_000, price: 5_000 },
    { measure: 'charge', operator: 'mci', code: 0, count: 1, amount: 1_000, price: 1_000 },
    { measure: 'delivered', operator: 'irancell', code: 0, count: 1, amount: 2_500, price: 2_500 },
    { measure: 'refund', operator: 'irancell', code: 0, count: 1, amount: 2_500, price: 2_500 },
    { measure: 'refused', operator: 'mci', code: 3001, count: 1, amount: 500_000, price: 500_000 },
  ]);
  const [row] = await core.sql`
    SELECT a.rolled_seq::int, a.balance::int, a.sold_count::int, a.sold_price::int,
      a.last_sale_at IS NOT NULL AND a.active_at = a.last_sale_at AS active
    FROM seller_activity a WHERE a.wallet_id = ${seller.walletId}`;
  expect(row).toEqual({
    rolled_seq: 5,
    balance: 96_500,
    sold_count: 3,
    sold_price: 6_000,
    active: true,
  });
});

test('a wallet has its row of activity as soon as it is there', async () => {
  const { walletId } = await createSeller(core);
  const rows =
    await core.sql`SELECT rolled_seq::int FROM seller_activity WHERE wallet_id = ${walletId}`;
  expect(rows).toEqual([{ rolled_seq: 0 }]);
});

describe('nothing is added twice or passed over', () => {
  test('in steps of any size', async () => {
    const sellers = [await newSeller(), await newSeller(), await newSeller()];
    for (const seller of sellers) await sellOneOfEach(seller);
    await rollAll(SMALL);
    const inSteps = await everything();
    await rebuildRollups(core);
    expect(await everything()).toEqual(inSteps);
  });

  test('by several at once', async () => {
    for (let seller = 0; seller < 3; seller += 1) await sellOneOfEach(await newSeller());
    await Promise.all([rollAll(SMALL), rollAll(SMALL), rollAll(SMALL)]);
    expect(await rollUp(core, Date.now())).toBe(0);
    await expectBooksInOrder(core);
  });

  test('where the one who adds dies before the end', async () => {
    await sellOneOfEach(await newSeller());
    const died = new Error('died');
    const dying: Core = {
      ...core,
      sql: Object.assign((...args: Parameters<Core['sql']>) => core.sql(...args), {
        begin: (work: (tx: AnySql) => Promise<unknown>) =>
          core.sql.begin(async (tx) => {
            await work(tx);
            throw died;
          }),
      }) as unknown as Core['sql'],
    };
    await expect(rollUp(dying, Date.now())).rejects.toBe(died);
    expect(await rollAll()).toBe(7);
    await expectBooksInOrder(core);
  });

  test('where a sale that began earlier commits later', async () => {
    const [slow, quick] = [await newSeller(), await newSeller()];
    await rollAll();
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    let began = () => {};
    const hasBegun = new Promise<void>((resolve) => (began = resolve));
    const late = core.sql.begin(async (tx) => {
      const source = randomUUID();
      await tx`
        INSERT INTO adjustments
          (wallet_id, id, actor_id, amount, reason, idempotency_key, input_hash, created_at)
        VALUES (${slow.walletId}, ${source}, ${admin.userId}, 5, 'late', ${source}, ''::bytea, now())`;
      await tx`
        SELECT * FROM ledger_move(ARRAY[${slow.walletId}::uuid], ARRAY['adjustment'], ARRAY[5::bigint],
          ARRAY['treasury'], ARRAY[${source}::uuid], ARRAY[${admin.userId}::uuid])`;
      await tx`
        INSERT INTO rollup_deltas (wallet_id, measure, operator, code, amount, price, at)
        VALUES (${slow.walletId}, 'delivered', 'mci', 0, 7, 7, '2026-01-01')`;
      began();
      await mayCommit;
    });
    await hasBegun;
    await buy(quick);
    expect(await rollAll()).toBe(1);
    commit();
    await late;
    expect(await rollAll()).toBe(2);
    // What the books do not explain is gone again.
    await core.sql`DELETE FROM quarter_totals WHERE quarter = '2026-01-01'`;
  });
});

test('what is thirty days ago is sold no more', async () => {
  const seller = await newSeller();
  await buy(seller);
  await rollAll();
  const soldBy = async () => {
    const [row] = await core.sql`
      SELECT sold_count::int AS count, sold_price::int AS price FROM seller_activity
      WHERE wallet_id = ${seller.walletId}`;
    return row;
  };
  expect(await soldBy()).toEqual({ count: 1, price: 1_000 });
  const before = await everything();
  const [state] = await core.sql`SELECT window_from FROM rollup_state`;
  const inThirtyDays = Date.now() + WINDOW_MS + 3_600_000;
  await rollUp(core, inThirtyDays);
  expect(await soldBy()).toEqual({ count: 0, price: 0 });
  // A clock that goes back leaves the window where it is.
  await rollUp(core, Date.now());
  expect(await soldBy()).toEqual({ count: 0, price: 0 });
  await expectBooksInOrder(core);
  await core.sql`UPDATE rollup_state SET window_from = ${state?.['window_from']}`;
  await rebuildRollups(core);
  expect((await everything()).sellers).toEqual(before.sellers);
});

describe('who sold most', () => {
  /** Two hours into the next month, in UTC: what is sold now stands in lists. */
  const now = new Date();
  const nextMonthMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 2);
  const listed = async (seller: Actor) =>
    core.sql`
      SELECT unit, operator, count::int, price::int FROM best_sellers
      WHERE wallet_id = ${seller.walletId} ORDER BY unit, operator`;
  const listNextMonth = async () => {
    await rollAll();
    while (await listBestSellers(core, isoTime(nextMonthMs)));
  };

  test('is listed once a day and a month are over, by operator and in all', async () => {
    const seller = await newSeller();
    await sellOneOfEach(seller);
    await rollAll();
    expect(await listed(seller)).toEqual([]);
    await listNextMonth();
    const lists = [
      { operator: '', count: 3, price: 6_000 },
      { operator: 'irancell', count: 2, price: 5_000 },
      { operator: 'mci', count: 1, price: 1_000 },
    ];
    expect(await listed(seller)).toEqual(
      ['day', 'month'].flatMap((unit) => lists.map((list) => ({ unit, ...list }))),
    );
    await expectBooksInOrder(core);
  });

  test('is listed again with what is added to a day that was over', async () => {
    const seller = await newSeller();
    await listNextMonth();
    const before = await everything();
    expect(before.best.length).toBeGreaterThan(0);
    await buy(seller);
    await rollAll();
    // None that lacks it is read.
    expect((await everything()).best).toEqual([]);
    await listNextMonth();
    const list = { operator: '', count: 1, price: 1_000 };
    expect(await listed(seller)).toEqual([
      { unit: 'day', ...list },
      { unit: 'day', ...list, operator: 'mci' },
      { unit: 'month', ...list },
      { unit: 'month', ...list, operator: 'mci' },
    ]);
    await expectBooksInOrder(core);
  });

  test.each([
    'UPDATE best_sellers SET price = price + 1',
    'UPDATE best_sellers SET wallet_id = gen_random_uuid()',
    'DELETE FROM best_sellers WHERE rank = 1',
    `INSERT INTO best_sellers SELECT unit, starts, operator, rank + 100, wallet_id, count, amount, price
      FROM best_sellers`,
  ])('and the books tell of %s', (damage) => expectTold(damage));

  test('is listed by the worker, up to the day that has not ended', async () => {
    const seller = await newSeller();
    await buy(seller);
    await core.sql`
      UPDATE rollup_state SET days_to = days_to - 3, months_to = date_trunc('month', days_to - 3)`;
    const stopping = new AbortController();
    const running = runRollups(core, stopping.signal);
    const due = async () => {
      const [row] = await core.sql<{ days: number; tail: number }[]>`
        SELECT (date_trunc('day', (now() - interval '1 hour') AT TIME ZONE 'UTC')::date - s.days_to) AS days,
          (SELECT count(*)::int FROM seller_activity a JOIN wallets w ON w.id = a.wallet_id
            WHERE w.last_seq > a.rolled_seq) AS tail
        FROM rollup_state s`;
      return row;
    };
    await expect.poll(due).toMatchObject({ days: 0, tail: 0 });
    stopping.abort();
    await running;
    await expectBooksInOrder(core);
  });
});

test('a session that is used makes its seller active', async () => {
  const seller = await createSeller(core);
  const endsAt = '2040-05-06T07:08:09.000Z';
  await core.sql`
    INSERT INTO sessions (id, user_id, kind, created_at, expires_at)
    VALUES (${randomUUID()}, ${seller.userId}, 'browser', '2040-05-01', ${endsAt})`;
  await rollAll();
  const [row] = await core.sql<{ at: string }[]>`
    SELECT active_at AS at FROM seller_activity WHERE wallet_id = ${seller.walletId}`;
  expect(new Date(String(row?.at)).toISOString()).toBe('2040-05-05T07:08:09.000Z');
});

test('making them anew keeps what is committed meanwhile', async () => {
  const seller = await newSeller();
  await rollAll();
  await Promise.all([rebuildRollups(core), ...Array.from({ length: 10 }, () => buy(seller))]);
  await rollAll();
  await expectBooksInOrder(core);
});

test.each([
  'UPDATE quarter_totals SET count = count + 1',
  'UPDATE quarter_totals SET price = price - 1',
  'DELETE FROM quarter_totals',
  `UPDATE seller_activity SET rolled_seq = rolled_seq - 1 WHERE wallet_id IN
    (SELECT wallet_id FROM seller_activity WHERE rolled_seq > 0 LIMIT 1)`,
  'UPDATE seller_activity SET sold_price = sold_price + 1',
  'UPDATE seller_hours SET count = count + 1',
  `INSERT INTO rollup_deltas (wallet_id, measure, operator, code, amount, price, at)
    VALUES (gen_random_uuid(), 'refused', 'mci', 3001, 1, 1, now())`,
])('the books tell of %s', (damage) => expectTold(damage));

test('after all of this the books are in order', () => expectBooksInOrder(core));
