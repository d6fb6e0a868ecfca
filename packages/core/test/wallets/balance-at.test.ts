import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { formatMoney } from '#money';
import { balanceAt } from '#wallets/balance-at';
import { balanceAtInput } from '#wallets/inputs';
import { createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';

const core = await openTestCore();
const owner = await openTestOwner();

const EPOCH_MS = Date.UTC(2026, 0, 1);
const at = async (actor: Actor, ms: number) =>
  (await balanceAt(core, actor, { at: new Date(ms).toISOString() })).balance;

/** Microseconds since 1970 as an instant that PostgreSQL reads. */
function instantOf(micros: number): string {
  const whole = new Date(Math.floor(micros / 1000)).toISOString();
  return whole.replace('Z', `${String(micros % 1000).padStart(3, '0')}Z`);
}

/** Entries of a history of our own making, at times the clock would take months for. */
async function writeHistory(actor: Actor, history: readonly { micros: number; amount: number }[]) {
  let balance = 0;
  for (const [place, { micros, amount }] of history.entries()) {
    balance += amount;
    await owner`
      INSERT INTO entries AS e
        (wallet_id, seq, kind, amount, balance_after, account, source_id, created_at, hash)
      VALUES (${actor.walletId}, ${place + 1}, 'adjustment', ${amount}, ${balance}, 'treasury',
        ${uuidv7()}, ${instantOf(micros)}, ${Buffer.alloc(32)})`;
  }
  await owner`
    UPDATE wallets SET last_seq = ${history.length}, balance = ${balance}
    WHERE id = ${actor.walletId}`;
}

function naiveBalanceAt(history: readonly { micros: number; amount: number }[], ms: number) {
  const before = history.filter(({ micros }) => Math.floor(micros / 1000) <= ms);
  return formatMoney(BigInt(before.reduce((sum, { amount }) => sum + amount, 0)), 'IRR');
}

describe('the balance at a moment', () => {
  test('is that of adding up what lay before it, for any history and moment', async () => {
    const steps = fc.record({
      // Several entries of one microsecond and of one millisecond, and long silences.
      wait: fc.oneof(fc.constant(0), fc.nat(999), fc.nat(5_000), fc.nat(86_400_000_000)),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 40 }),
        fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
        async (gaps, picks) => {
          let micros = EPOCH_MS * 1000;
          const history = gaps.map(({ wait, amount }) => ({ micros: (micros += wait), amount }));
          const seller = await createSeller(core);
          await writeHistory(seller, history);
          // Each entry's very millisecond, those next to it, and moments anywhere.
          const span = Math.floor(micros / 1000) - EPOCH_MS + 2;
          const moments = [
            ...history.flatMap((entry) => {
              const ms = Math.floor(entry.micros / 1000);
              return [ms - 1, ms, ms + 1];
            }),
            ...picks.map((pick) => EPOCH_MS - 1 + (pick % span)),
          ];
          for (const ms of new Set(moments)) {
            expect([ms, await at(seller, ms)]).toEqual([ms, naiveBalanceAt(history, ms)]);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('includes the last microsecond of its millisecond, and not the next one', async () => {
    const seller = await createSeller(core);
    await writeHistory(seller, [
      { micros: EPOCH_MS * 1000, amount: 100 },
      { micros: EPOCH_MS * 1000 + 999, amount: 10 },
      { micros: EPOCH_MS * 1000 + 1000, amount: 1 },
    ]);
    expect(await at(seller, EPOCH_MS - 1)).toBe('0.00');
    expect(await at(seller, EPOCH_MS)).toBe('1.10');
    expect(await at(seller, EPOCH_MS + 1)).toBe('1.11');
  });

  test('is nothing before the first entry, the present balance later, and nobody else’s', async () => {
    const [seller, other] = [await createSeller(core), await createSeller(core)];
    await writeHistory(seller, [{ micros: EPOCH_MS * 1000, amount: 700 }]);
    expect((await balanceAt(core, seller, { at: '0001-01-01T00:00:00Z' })).balance).toBe('0.00');
    expect((await balanceAt(core, seller, { at: '9998-12-31T23:59:59.999Z' })).balance).toBe(
      '7.00',
    );
    expect((await balanceAt(core, other, { at: '9998-12-31T23:59:59.999Z' })).balance).toBe('0.00');
  });

  test('reads the moment in its own zone', async () => {
    const seller = await createSeller(core);
    await writeHistory(seller, [{ micros: EPOCH_MS * 1000, amount: 700 }]);
    expect((await balanceAt(core, seller, { at: '2026-01-01T03:29:59.999+03:30' })).balance).toBe(
      '0.00',
    );
    expect((await balanceAt(core, seller, { at: '2026-01-01T03:30:00+03:30' })).balance).toBe(
      '7.00',
    );
  });

  test('of each entry that was really written is what it left', async () => {
    const seller = await createSeller(core, { balance: '5' });
    const [entry] = await core.sql<{ at: string }[]>`
      SELECT created_at AS at FROM entries WHERE wallet_id = ${seller.walletId}`;
    const ms = new Date(String(entry?.at)).getTime();
    expect(await at(seller, ms - 1)).toBe('0.00');
    expect(await at(seller, ms)).toBe('5.00');
  });
});

test.each([
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00',
  '2026-01-01',
  '0000-12-31T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00+23:59',
  'now',
])('%s is no moment to ask about', (moment) => {
  expect(balanceAtInput.safeParse({ at: '2026-01-01T00:00:00.123456+03:30' }).success).toBe(true);
  expect(balanceAtInput.safeParse({ at: moment }).success).toBe(false);
});
