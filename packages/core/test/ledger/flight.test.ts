import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { sell, type Sale, type Sold } from '#ledger/move';
import { adjustWallet } from '#wallets/adjust';
import { createAdmin, createMany, createSeller, type NamedActor } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { balanceOf, expectBooksInOrder, tally, untilBlocked } from '../outcomes';
import { TEST_ROUNDS } from '../settings';
import { saleOf } from './sales';

const core = await openTestCore();
const owner = await openTestOwner();

/** Each place's answer in a word: sold and what was left, or the number of the refusal. */
const wordsOf = (sold: readonly Sold[]) =>
  sold.map(({ charge, replayed, reused }) => {
    if (reused) return 'reused';
    return `${charge.refusalCode ?? charge.balanceAfter}${replayed ? ' again' : ''}`;
  });

const freeze = (frozen: boolean, { walletId }: { walletId: string }) =>
  core.sql`UPDATE wallets SET frozen = ${frozen} WHERE id = ${walletId}`;

describe('a flight is decided in the order of its sales', () => {
  test('100 in the wallet pay for 60 and 30, not for the 50 between them', async () => {
    const seller = await createSeller(core, { balance: '100' });
    const sold = await sell(
      core.sql,
      [6000, 5000, 3000].map((price) => saleOf(seller, price)),
    );
    expect(wordsOf(sold)).toEqual(['4000', '3001', '1000']);
    expect(sold.map(({ charge }) => charge.status)).toEqual(['pending', 'refused', 'pending']);
    expect(await balanceOf(core, seller)).toBe('10.00');
  });

  test('answers stand in the order asked, whatever the order of the wallets', async () => {
    const [one, two] = await createMany(2, () => createSeller(core, { balance: '1' }));
    if (!one || !two) throw new Error('two sellers were made');
    const flight = [two, one, two, one].map((seller, place) => saleOf(seller, 10 + place));
    const sold = await sell(core.sql, flight);
    expect(sold.map(({ charge }) => charge.id)).toEqual(flight.map(({ chargeId }) => chargeId));
    expect(wordsOf(sold)).toEqual(['90', '89', '78', '76']);
  });

  test('a key twice in a flight is one sale, and another input under it is refused', async () => {
    const seller = await createSeller(core, { balance: '1' });
    const first = saleOf(seller, 30, { idempotencyKey: 'k' });
    const flight = [
      first,
      saleOf(seller, 30, { idempotencyKey: 'k' }),
      saleOf(seller, 40, { idempotencyKey: 'k' }),
      saleOf(seller, 70, { idempotencyKey: 'l' }),
    ];
    const sold = await sell(core.sql, flight);
    expect(wordsOf(sold)).toEqual(['70', '70 again', 'reused', '0']);
    expect(new Set(sold.slice(0, 3).map(({ charge }) => charge.id))).toEqual(
      new Set([first.chargeId]),
    );
    expect(wordsOf(await sell(core.sql, flight))).toEqual([
      '70 again',
      '70 again',
      'reused',
      '0 again',
    ]);
  });

  test('sales under one key that wait for their wallet are one sale', async () => {
    const seller = await createSeller(core, { balance: '1' });
    const flights = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM wallets WHERE id = ${seller.walletId} FOR NO KEY UPDATE`;
      const waiting = Promise.all(
        [1, 2, 3].map(() => sell(core.sql, [saleOf(seller, 30, { idempotencyKey: 'k' })])),
      );
      await untilBlocked(core, 3);
      return { waiting };
    });
    const sold = (await flights.waiting).flat();
    expect(tally(wordsOf(sold))).toEqual({ 70: 1, '70 again': 2 });
    expect(new Set(sold.map(({ charge }) => charge.id)).size).toBe(1);
  });

  test('one that fails does no harm to the others', async () => {
    const [seller, frozen, poor] = await createMany(3, () => createSeller(core, { balance: '1' }));
    if (!seller || !frozen || !poor) throw new Error('three sellers were made');
    await freeze(true, frozen);
    const sold = await sell(core.sql, [
      saleOf(frozen, 10),
      saleOf({ userId: randomUUID(), walletId: randomUUID() }, 10),
      saleOf(seller, 10),
      saleOf(poor, 101),
      saleOf(seller, 10, { operator: null, refusalCode: 3003 }),
      saleOf(seller, 10),
    ]);
    expect(wordsOf(sold)).toEqual(['3013', '3002', '90', '3001', '3003', '80']);
    expect(await balanceOf(core, seller)).toBe('0.80');
    // A charge of a wallet that is not there belongs to nobody, and no check may stumble over it.
    await owner`DELETE FROM charges WHERE refusal_code = 3002`;
    await core.sql`DELETE FROM rollup_deltas WHERE code = 3002`;
  });

  test('a flight of nobody is answered by nobody', async () => {
    expect(await sell(core.sql, [])).toEqual([]);
  });
});

describe('a flight equals its sales one by one', () => {
  const place = fc.record({
    seller: fc.nat(3),
    key: fc.nat(11),
    price: fc.constantFrom(1, 20, 30, 50, 99, 100, 101),
    refusalCode: fc.option(fc.constantFrom(3003, 3011, 3012), { freq: 8 }),
  });
  type Place = typeof place extends fc.Arbitrary<infer T> ? T : never;
  const flights = fc.array(fc.array(place, { maxLength: 20 }), { minLength: 1, maxLength: 4 });

  /** Wallets of 1.00 each, the last of them frozen. */
  async function openWallets(): Promise<NamedActor[]> {
    const sellers = await createMany(4, () => createSeller(core, { balance: '1' }));
    const last = sellers.at(-1);
    if (last) await freeze(true, last);
    return sellers;
  }

  function salesOf(sellers: readonly NamedActor[], places: readonly Place[]): Sale[] {
    return places.flatMap(({ seller, key, price, refusalCode }) => {
      const actor = sellers[seller];
      const idempotencyKey = `k${key}`;
      return actor ? [saleOf(actor, price, { idempotencyKey, refusalCode })] : [];
    });
  }

  test('for any sales of any wallets, keys and prices', async () => {
    await fc.assert(
      fc.asyncProperty(flights, async (parts) => {
        const [together, apart] = [await openWallets(), await openWallets()];
        for (const part of parts) {
          const atOnce = await sell(core.sql, salesOf(together, part));
          const one: Sold[] = [];
          for (const sale of salesOf(apart, part)) one.push(...(await sell(core.sql, [sale])));
          expect(wordsOf(atOnce)).toEqual(wordsOf(one));
        }
        const balances = (sellers: NamedActor[]) =>
          Promise.all(sellers.map((seller) => balanceOf(core, seller)));
        expect(await balances(together)).toEqual(await balances(apart));
      }),
      { numRuns: 20 },
    );
  });
});

test('flights over the same wallets in any order wait for each other and never for good', async () => {
  const admin = await createAdmin(core);
  const sellers = await createMany(8, () => createSeller(core, { balance: '10' }));
  const shuffled = (seed: number) =>
    sellers.toSorted((a, b) => rank(a, seed).localeCompare(rank(b, seed)));
  for (let round = 0; round < TEST_ROUNDS; round += 1) {
    const flights = Array.from({ length: 24 }, (_, flight) =>
      sell(
        core.sql,
        [...shuffled(flight), ...shuffled(flight + 100)].map((seller) => saleOf(seller, 7)),
      ),
    );
    const others = sellers.flatMap((seller, place) => [
      requestCredit(core, seller, { amount: '1', idempotencyKey: `r${round}` }).then(({ id }) =>
        decideCredit(core, admin, { id, decision: 'approve' }),
      ),
      adjustWallet(core, admin, {
        userId: seller.userId,
        amount: '0.01',
        reason: 'counted',
        idempotencyKey: `${round} ${place}`,
      }),
    ]);
    const [sold] = await Promise.all([Promise.all(flights), Promise.all(others)]);
    expect(sold.flat()).toHaveLength(24 * 16);
  }
  await expectBooksInOrder(core);
}, 120_000);

/** An order of the wallets that differs from seed to seed. */
function rank({ walletId }: NamedActor, seed: number): string {
  return walletId.slice(seed % 8) + walletId.slice(0, seed % 8);
}

test('after all of this the books are in order', () => expectBooksInOrder(core));
