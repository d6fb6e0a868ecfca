import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import type { Charge } from '#charges/charge';
import { getCharge } from '#charges/get';
import { claimCharges, type ClaimedCharge } from '#delivery/claim';
import { postponeCharge, settleCharge } from '#delivery/settle';
import { openChargeFeed, readChargeFeed } from '#live/read-charges';
import { createSeller } from '../actors';
import { buy, claimOne, passTime } from '../delivery/delivering';
import { openTestCore } from '../fixtures';
import { holdTransaction, readAll } from './feeds';

const core = await openTestCore();
const ANSWER = { outcome: 'unknown', reason: 'said so', transactionId: null };

const readerOf = (seller: Actor, limit?: number) => (cursor: string) =>
  readChargeFeed(core, seller.walletId, cursor, limit);

const opened = (seller: Actor, cursor: string | null = null) =>
  openChargeFeed(core, seller.walletId, cursor);

const settle = (charge: ClaimedCharge, status: 'delivered' | 'refunded' = 'delivered') =>
  settleCharge(core, charge, { kind: 'settle', status }, ANSWER, Date.now());

const doubt = (charge: ClaimedCharge) =>
  postponeCharge(
    core,
    charge,
    {
      kind: 'postpone',
      status: 'unknown',
      nextAttemptAtMs: Date.now(),
      sends: 0,
      acknowledged: true,
      inFlightUntilMs: null,
    },
    ANSWER,
    Date.now(),
  );

const told = ({ id, status }: Charge) => `${id} ${status}`;

test('a charge is told as it was sold and at each change of status, as charge.get answers it', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const start = await opened(seller);
  expect(await readAll(readerOf(seller), start)).toMatchObject({ data: [] });
  const charge = await buy(core, seller);
  await doubt(await claimOne(core, charge.id));
  await passTime(core, charge.id);
  await settle(await claimOne(core, charge.id), 'refunded');
  const now = await getCharge(core, seller, { id: charge.id });
  const { data } = await readAll(readerOf(seller), start);
  expect(data).toEqual([
    { ...now, status: 'pending', settledAt: null },
    { ...now, status: 'unknown', settledAt: null },
    now,
  ]);
});

test('a reader that resumes after any event is told the rest and nothing twice', async () => {
  const seller = await createSeller(core, { balance: '10000' });
  const start = await opened(seller);
  for (let count = 0; count < 3; count += 1) {
    await settle(await claimOne(core, (await buy(core, seller)).id));
  }
  const whole = await readAll(readerOf(seller), start);
  expect(whole.data).toHaveLength(6);
  for (const [place, cursor] of whole.cursors.entries()) {
    const rest = await readAll(readerOf(seller, 1), await opened(seller, cursor));
    expect(rest.data.map(told)).toEqual(whole.data.slice(place + 1).map(told));
  }
});

test('what another wallet does is not told', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const other = await createSeller(core, { balance: '1000' });
  const start = await opened(seller);
  await settle(await claimOne(core, (await buy(core, other)).id));
  expect(await readerOf(seller)(start)).toMatchObject({ events: [], again: 'told' });
});

test('a change that commits late is told, before those that overtook it', async () => {
  const seller = await createSeller(core, { balance: '10000' });
  const [slow, fast] = [await buy(core, seller), await buy(core, seller)];
  const claimed = await claimOne(core, fast.id);
  const { next: start } = await readAll(readerOf(seller), await opened(seller));
  const held = await holdTransaction(
    core,
    (tx) => tx`
      INSERT INTO charge_events (wallet_id, charge_id, status, created_at)
      VALUES (${seller.walletId}, ${slow.id}, 'unknown', now())`,
  );
  await settle(claimed);
  expect(await readerOf(seller)(start)).toMatchObject({ events: [], again: 'soon' });
  await held.commit();
  const { data } = await readAll(readerOf(seller), start);
  expect(data.map(told)).toEqual([`${slow.id} unknown`, `${fast.id} delivered`]);
});

test('a creation is told before its changes, however small the pages', async () => {
  const seller = await createSeller(core, { balance: '100000' });
  const start = await opened(seller);
  const sold: Charge[] = [];
  for (let count = 0; count < 7; count += 1) sold.push(await buy(core, seller));
  const due = { nowMs: Date.now() + 1, leaseMs: 60_000, limit: 1_000 };
  const claimed = new Map((await claimCharges(core, due)).map((charge) => [charge.id, charge]));
  for (const { id } of sold.toReversed()) {
    const charge = claimed.get(id);
    if (charge) await settle(charge);
  }
  const { data } = await readAll(readerOf(seller, 2), start);
  expect(data.map(told)).toEqual([
    ...sold.map(({ id }) => `${id} pending`),
    ...sold.toReversed().map(({ id }) => `${id} delivered`),
  ]);
});

test('readers of a busy wallet are told every change once and in order', async () => {
  const seller = await createSeller(core, { balance: '1000000' });
  const start = await opened(seller);
  const sold = await Promise.all(Array.from({ length: 40 }, () => buy(core, seller)));
  let isDone = false;
  const reading = Promise.all(
    [1, 3, 100].map((limit) => follow(seller, limit, start, () => isDone)),
  );
  await Promise.all(
    sold.map(async ({ id }, place) => {
      // A transaction of its own, held for a while: they commit out of their order.
      const held = await holdTransaction(
        core,
        (tx) => tx`
          INSERT INTO charge_events (wallet_id, charge_id, status, created_at)
          VALUES (${seller.walletId}, ${id}, 'unknown', now())`,
      );
      await sleep((place * 7) % 13);
      await held.commit();
      await core.sql`
        INSERT INTO charge_events (wallet_id, charge_id, status, created_at)
        VALUES (${seller.walletId}, ${id}, 'delivered', now())`;
    }),
  );
  isDone = true;
  for (const data of await reading) {
    expect(data).toHaveLength(120);
    for (const { id } of sold) {
      const statuses = data.filter((charge) => charge.id === id).map(({ status }) => status);
      expect(statuses).toEqual(['pending', 'unknown', 'delivered']);
    }
  }
});

/** Reads on and on, and once more after everything has happened. */
async function follow(seller: Actor, limit: number, start: string, isDone: () => boolean) {
  const seen: Charge[] = [];
  let cursor = start;
  for (let isLast = false; ;) {
    const { data, next } = await readAll(readerOf(seller, limit), cursor);
    seen.push(...data);
    cursor = next;
    if (isLast) return seen;
    isLast = isDone();
  }
}

test('changes restored from another server, whose transactions were further on, are left alone', async () => {
  const seller = await createSeller(core, { balance: '10000' });
  const charge = await buy(core, seller);
  const far = String(10n ** 15n);
  await core.sql`
    INSERT INTO charge_events (wallet_id, tx, charge_id, status, created_at)
    VALUES (${seller.walletId}, ${far}::xid8, ${charge.id}, 'unknown', now())`;
  const given = `1_${far}_${charge.id}`;
  const start = await opened(seller, given);
  expect(start).not.toBe(given);
  expect(await readerOf(seller)(start)).toMatchObject({ events: [], again: 'told' });
  await settle(await claimOne(core, charge.id));
  const { data } = await readAll(readerOf(seller), start);
  expect(data.map(told)).toEqual([`${charge.id} delivered`]);
});

test('the feed reads by index, however many changes lie before the cursor', async () => {
  const seller = await createSeller(core, { balance: '10000' });
  const { walletId } = seller;
  const start = await opened(seller);
  const plan = await core.sql.begin(async (tx) => {
    await tx`
      INSERT INTO charge_events (wallet_id, tx, charge_id, status, created_at)
      SELECT ${walletId}, n::text::xid8, gen_random_uuid(), 'unknown', now()
      FROM generate_series(1, 2000) n`;
    const [, transaction = '', id = ''] = start.split('_');
    return tx<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT * FROM charge_events v
      WHERE v.wallet_id = ${walletId} AND (v.tx, v.charge_id) > (${transaction}, ${id})
        AND v.tx < (SELECT pg_snapshot_xmin(pg_current_snapshot()))
      ORDER BY v.tx, v.charge_id LIMIT 100`;
  });
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(text).toMatch(/Index Cond: .*wallet_id.*ROW\(tx, charge_id\) > ROW/);
  expect(text).not.toMatch(/Seq Scan|Sort/);
});
