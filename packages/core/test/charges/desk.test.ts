import { expect, test } from 'vitest';
import { getChargeForAdmin } from '#charges/get-for-admin';
import { countDesk, listDesk } from '#charges/list-desk';
import type { AnySql } from '#db/client';
import { deliverCharge } from '#delivery/deliver';
import { createSeller } from '../actors';
import { buy, claimOne, fastDelivery, ScriptedOperator } from '../delivery/delivering';
import { openTestCore, openTestOwner } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { allPages, outcomeOf } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const seller = await createSeller(core, { balance: '1000000', name: 'Sara' });
const settings = fastDelivery();

const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;

async function unknownCharge(): Promise<string> {
  const { id } = await buy(core, seller);
  await deliverCharge(
    core,
    new ScriptedOperator(UNKNOWN),
    await claimOne(core, id),
    settings,
    NEVER,
  );
  return id;
}

async function pendingFor(minutes: number): Promise<string> {
  const { id } = await buy(core, seller);
  await core.sql`
    UPDATE charges SET created_at = created_at - make_interval(mins => ${minutes}) WHERE id = ${id}`;
  return id;
}

/** How many charges the transaction has read so far. */
async function readsIn(tx: AnySql): Promise<number> {
  const [row] = await tx<{ reads: number }[]>`
    SELECT (seq_tup_read + idx_tup_fetch)::int AS reads FROM pg_stat_xact_user_tables
    WHERE relname = 'charges'`;
  return row?.reads ?? 0;
}

const idsOnDesk = async () => (await listDesk(core, { limit: 100 })).items.map(({ id }) => id);

test('the desk holds what is unknown or overdue, oldest first, with what is known of it', async () => {
  const [unknown, overdue] = [await unknownCharge(), await pendingFor(11)];
  await pendingFor(9);
  const { items } = await listDesk(core, { limit: 10 });
  expect(items).toMatchObject([
    {
      id: unknown,
      status: 'unknown',
      user: { id: seller.userId, name: 'Sara' },
      attempts: 1,
      lastAnswer: 'unknown: timed out',
      nextAttemptAt: expect.stringMatching(/Z$/),
      overdue: false,
    },
    { id: overdue, status: 'pending', attempts: 0, lastAnswer: null, overdue: true },
  ]);
  expect(items[1]?.ageMs).toBeGreaterThan(11 * 60_000);
  expect(items[0]?.ageMs).toBeLessThan(5 * 60_000);
  expect(await countDesk(core)).toEqual({ total: 2, unknown: 1, overdue: 1 });
});

test('an unknown charge that is overdue is counted as both, and once', async () => {
  const before = await countDesk(core);
  const id = await unknownCharge();
  await core.sql`UPDATE charges SET created_at = created_at - interval '1 hour' WHERE id = ${id}`;
  expect(await countDesk(core)).toEqual({
    total: before.total + 1,
    unknown: before.unknown + 1,
    overdue: before.overdue + 1,
  });
});

test('what is settled leaves the desk, and a delivered charge that is asked for is not on it', async () => {
  const id = await unknownCharge();
  expect(await idsOnDesk()).toContain(id);
  const transactionId = 't';
  const yes = new ScriptedOperator({ outcome: 'delivered', transactionId });
  await core.sql`UPDATE charges SET next_attempt_at = '2000-01-01' WHERE id = ${id}`;
  await deliverCharge(core, yes, await claimOne(core, id), settings, NEVER);
  await core.sql`
    UPDATE charges SET next_attempt_at = now(), created_at = created_at - interval '1 hour'
    WHERE id = ${id}`;
  expect(await idsOnDesk()).not.toContain(id);
  expect(await getChargeForAdmin(core, { id })).toMatchObject({ ageMs: null, overdue: false });
});

test('the desk is paged, none twice and none left out', async () => {
  await unknownCharge();
  await pendingFor(20);
  const pages = await allPages((cursor) => listDesk(core, { cursor, limit: 2 }));
  const ids = pages.flat().map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(4);
  expect(ids).toEqual(await idsOnDesk());
  expect(ids).toEqual(ids.toSorted());
});

test('a charge’s page tells each call, newest first', async () => {
  const id = await unknownCharge();
  await core.sql`UPDATE charges SET next_attempt_at = '2000-01-01' WHERE id = ${id}`;
  const processing = new ScriptedOperator({ outcome: 'processing', transactionId: 'p' });
  await deliverCharge(core, processing, await claimOne(core, id), settings, NEVER);
  const charge = await getChargeForAdmin(core, { id });
  expect(charge).toMatchObject({
    status: 'pending',
    sends: 1,
    acknowledged: true,
    operatorTransactionId: 'p',
    leasedUntil: null,
    inFlightUntil: expect.stringMatching(/Z$/),
    calls: [
      { number: 2, call: 'ask', outcome: 'processing', reason: null },
      { number: 1, call: 'send', outcome: 'unknown', reason: 'timed out' },
    ],
    events: [{ status: 'unknown' }, { status: 'pending' }],
    entries: [{ kind: 'charge', amount: '-500.00' }],
    audit: [],
  });
  expect(await outcomeOf(getChargeForAdmin(core, { id: crypto.randomUUID() }))).toBe(3004);
});

test('the desk is found by the queue, however many charges are settled', async () => {
  const [settled, unsettled] = [20_000, 1_000];
  await core.sql`
    INSERT INTO charges AS c (wallet_id, id, user_id, phone, operator, amount, price, status,
      idempotency_key, input_hash, balance_after, created_at, settled_at, next_attempt_at)
    SELECT ${seller.walletId}, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
      ${seller.userId}, '+989121234567', 'mci', 1, 1,
      CASE WHEN n > ${settled} THEN 'unknown' ELSE 'delivered' END, 'old ' || n, ''::bytea, 0, now(),
      CASE WHEN n > ${settled} THEN NULL ELSE now() END,
      CASE WHEN n > ${settled} THEN now() END
    FROM generate_series(1, ${settled + unsettled}) n`;
  await owner`ANALYZE charges`;
  await core.sql.begin(async (tx) => {
    const own = { ...core, sql: tx as unknown as typeof core.sql };
    const before = await readsIn(tx);
    await countDesk(own);
    await listDesk(own, { limit: 20 });
    expect((await readsIn(tx)) - before).toBeLessThan(settled / 4);
  });
});
