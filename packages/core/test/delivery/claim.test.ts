import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { claimCharges } from '#delivery/claim';
import { renewLeases } from '#delivery/renew';
import { openTestCore, registerSeller } from '../fixtures';
import { buy } from './delivering';

const core = await openTestCore();
const LEASE_MS = 10_000;
let seller: Actor;

beforeEach(async () => {
  await core.sql`UPDATE charges SET next_attempt_at = '3000-01-01' WHERE next_attempt_at IS NOT NULL`;
  seller = await registerSeller(core, { balance: '100000' });
});

const buyMany = (count: number) =>
  Promise.all(Array.from({ length: count }, () => buy(core, seller)));
/** A moment on: a sale's time has microseconds. */
const soon = () => Date.now() + 1;
const claim = (limit: number, nowMs = soon()) =>
  claimCharges(core, { nowMs, leaseMs: LEASE_MS, limit });

test('workers that claim at once get each charge once', async () => {
  const bought = await buyMany(60);
  const batches = await Promise.all(Array.from({ length: 12 }, () => claim(5)));
  const rest = await claim(100);
  const claimed = [...batches.flat(), ...rest].map(({ id }) => id);
  expect(claimed.toSorted()).toEqual(bought.map(({ id }) => id).toSorted());
  expect(new Set(batches.flatMap((batch) => batch.map(({ leaseId }) => leaseId))).size).toBe(
    batches.filter((batch) => batch.length > 0).length,
  );
});

test.each(['hashjoin', 'mergejoin', 'nestloop'])(
  'a batch is never more than was asked for, without the plan %s as with it',
  async (plan) => {
    await buyMany(10);
    await core.sql.begin(async (tx) => {
      await tx.unsafe(`SET LOCAL enable_${plan} = off`);
      await tx.unsafe('SET LOCAL enable_seqscan = off');
      const claimed = await claimCharges(
        { ...core, sql: tx as unknown as typeof core.sql },
        { nowMs: soon(), leaseMs: LEASE_MS, limit: 2 },
      );
      expect(claimed).toHaveLength(2);
    });
  },
);

test('the longest due comes first, and what is not due yet is left alone', async () => {
  const [late, first, never] = await buyMany(3);
  const nowMs = Date.now();
  const dueAt = (id: string | undefined, ms: number) => core.sql`
    UPDATE charges SET next_attempt_at = ${new Date(ms).toISOString()} WHERE id = ${id ?? null}`;
  await dueAt(late?.id, nowMs - 10);
  await dueAt(first?.id, nowMs - 20);
  await dueAt(never?.id, nowMs + 1);
  expect((await claim(1, nowMs)).map(({ id }) => id)).toEqual([first?.id]);
  expect((await claim(9, nowMs)).map(({ id }) => id)).toEqual([late?.id]);
});

test('a lease keeps others away until it has run out, and a renewed one for longer', async () => {
  await buyMany(2);
  const nowMs = soon();
  const [kept, left] = await claim(2, nowMs);
  if (!kept || !left) throw new Error('nothing was claimed');
  await renewLeases(core, [kept], nowMs + 2 * LEASE_MS);
  expect(await claim(9, nowMs + LEASE_MS - 1)).toEqual([]);
  const [takenOver, ...others] = await claim(9, nowMs + LEASE_MS);
  expect(others).toEqual([]);
  expect(takenOver).toMatchObject({ id: left.id });
  expect(takenOver?.leaseId).not.toBe(left.leaseId);

  // The lease that was lost is not brought back.
  await renewLeases(core, [kept, left], nowMs + 9 * LEASE_MS);
  expect((await claim(9, nowMs + 2 * LEASE_MS)).map(({ id }) => id)).toEqual([left.id]);
});
