import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCore } from '#core';
import { SaleFlights } from '#ledger/flights';
import type { Order, Sold } from '#ledger/move';
import { priceOf } from '#money';
import { quote } from '#operators/quote';
import { createMany, createSeller, type NamedActor } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { balanceOf, expectBooksInOrder, untilBlocked } from '../outcomes';
import { PROPERTY_RUNS } from '../settings';
import { saleOf } from './sales';

const core = await openTestCore();
const owner = await openTestOwner();
const other = openCore(core.settings, 'another process');
const region = 'IR';
const flightsOf = (flightMax: number, flightsOut: number, from = core) =>
  new SaleFlights(from.sql, { flightMax, flightsOut, region });

function orderOf(seller: NamedActor, priceMinor: number, change: Partial<Order> = {}): Order {
  const { priceMinor: _price, refusalCode: _refusal, ...order } = saleOf(seller, priceMinor);
  return { ...order, ...change };
}

const wordOf = (sold: Sold | null) => {
  if (!sold) return 'overloaded';
  if (sold.reused) return 'reused';
  return `${sold.charge.refusalCode ?? sold.charge.balanceAfter}${sold.replayed ? ' again' : ''}`;
};

const place = fc.record({
  seller: fc.nat(2),
  key: fc.nat(9),
  price: fc.constantFrom(1, 20, 30, 50, 99, 100, 101),
  served: fc.boolean(),
});
const places = fc.array(place, { minLength: 1, maxLength: 25 });
type Place = typeof place extends fc.Arbitrary<infer T> ? T : never;

const openWallets = () => createMany(3, () => createSeller(core, { balance: '1' }));

function ordersOf(sellers: readonly NamedActor[], asked: readonly Place[]): Order[] {
  return asked.flatMap(({ seller, key, price, served }) => {
    const actor = sellers[seller];
    if (!actor) return [];
    const operator = served ? 'mci' : null;
    return [orderOf(actor, price, { idempotencyKey: `k${key}`, operator })];
  });
}

describe('sales of one moment are answered', () => {
  test('as one after another, in the order in which they came', async () => {
    const apart = flightsOf(1, 1);
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(2, 5, 64), async (asked, flightMax) => {
        const [some, same] = [await openWallets(), await openWallets()];
        const together = flightsOf(flightMax, 1);
        const atOnce = await Promise.all(ordersOf(some, asked).map((one) => together.sell(one)));
        const one: (Sold | null)[] = [];
        for (const order of ordersOf(same, asked)) one.push(await apart.sell(order));
        expect(atOnce.map(wordOf)).toEqual(one.map(wordOf));
      }),
      { numRuns: Math.min(PROPERTY_RUNS, 20) },
    );
  }, 120_000);

  test('truly, whatever the order, by two processes with two flights out each', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(1, 3, 64), async (asked, flightMax) => {
        const sellers = await openWallets();
        const [here, there] = [flightsOf(flightMax, 2), flightsOf(flightMax, 2, other)];
        const orders = ordersOf(sellers, asked);
        const sold = await Promise.all(
          orders.map((order, at) => (at % 2 === 0 ? here : there).sell(order)),
        );
        for (const seller of sellers) await expectTruth(seller, orders, sold);
      }),
      { numRuns: Math.min(PROPERTY_RUNS, 20) },
    );
  }, 120_000);

  /** A wallet only falls here, so a refusal was true if the wallet could not pay at the end either. */
  async function expectTruth(
    { walletId }: NamedActor,
    orders: readonly Order[],
    answers: readonly (Sold | null)[],
  ): Promise<void> {
    const [wallet] = await core.sql<{ balance: bigint }[]>`
      SELECT balance FROM wallets WHERE id = ${walletId}`;
    const left = wallet?.balance ?? 0n;
    const byKey = new Map<string, string>();
    let spent = 0n;
    for (const [at, order] of orders.entries()) {
      if (order.walletId !== walletId) continue;
      const answer = answers[at];
      if (!answer) throw new Error('a sale was not answered');
      const { charge, reused, replayed } = answer;
      expect(byKey.get(order.idempotencyKey) ?? charge.id).toBe(charge.id);
      byKey.set(order.idempotencyKey, charge.id);
      if (charge.refusalCode === 3001) expect(left).toBeLessThan(charge.price);
      if (!replayed && !reused && charge.refusalCode === null) spent += charge.price;
    }
    expect(100n - spent).toBe(left);
  }

  test('100 pay for 60 and 30, and not for the 50 between them', async () => {
    const seller = await createSeller(core, { balance: '100' });
    const flights = flightsOf(64, 1);
    const sold = await Promise.all(
      [6000, 5000, 3000].map((price) => flights.sell(orderOf(seller, price))),
    );
    expect(sold.map(wordOf)).toEqual(['4000', '3001', '1000']);
  });
});

describe('no sale harms those that it flies with', () => {
  test('one that the database refuses fails alone', async () => {
    const [one, two] = await createMany(2, () => createSeller(core, { balance: '1' }));
    if (!one || !two) throw new Error('two sellers were made');
    const taken = await core.sales.sell(orderOf(one, 1));
    const orders = [
      orderOf(two, 10),
      // The id of a charge that is there: a unique violation.
      orderOf(one, 10, { chargeId: taken?.charge.id ?? '' }),
      orderOf(one, 10),
      // Text that cannot be stored.
      orderOf(two, 10, { phone: '+98912\u0000' }),
      orderOf(two, 10),
    ];
    const settled = await Promise.allSettled(orders.map((order) => core.sales.sell(order)));
    expect(
      settled.map((answer) => (answer.status === 'fulfilled' ? wordOf(answer.value) : 'failed')),
    ).toEqual(['90', 'failed', '89', 'failed', '80']);
    expect([await balanceOf(core, one), await balanceOf(core, two)]).toEqual(['0.89', '0.80']);
  });

  test('a wallet that somebody holds keeps waiting its own sales, and nobody else’s', async () => {
    const [held, free] = await createMany(2, () => createSeller(core, { balance: '1' }));
    if (!held || !free) throw new Error('two sellers were made');
    let isFree = false;
    const waiting = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM wallets WHERE id = ${held.walletId} FOR NO KEY UPDATE`;
      const stuck = [10, 20].map((price) => core.sales.sell(orderOf(held, price)));
      void Promise.all(stuck).then(() => expect(isFree).toBe(true));
      expect(wordOf(await core.sales.sell(orderOf(free, 10)))).toBe('90');
      const more = core.sales.sell(orderOf(held, 30));
      expect(wordOf(await core.sales.sell(orderOf(free, 10)))).toBe('80');
      await untilBlocked(core, 1);
      isFree = true;
      return { answers: Promise.all([...stuck, more]) };
    });
    expect((await waiting.answers).map(wordOf)).toEqual(['90', '70', '40']);
  });

  test('a sale that is undone for the sake of others is made after all, once', async () => {
    const seller = await createSeller(core, { balance: '1' });
    // A sequence keeps its count through what is undone: the flight fails, and the sale by itself.
    await owner.unsafe(`
      CREATE SEQUENCE undone;
      GRANT ALL ON SEQUENCE undone TO PUBLIC;
      CREATE FUNCTION undo_twice() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('undone') <= 2 THEN
            RAISE EXCEPTION 'undone' USING ERRCODE = 'deadlock_detected';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER undo_twice BEFORE INSERT ON charges FOR EACH ROW
        WHEN (NEW.wallet_id = '${seller.walletId}') EXECUTE FUNCTION undo_twice()`);
    expect(wordOf(await core.sales.sell(orderOf(seller, 10)))).toBe('90');
    expect(await owner`SELECT last_value::int AS count FROM undone`).toEqual([{ count: 3 }]);
  });

  test('beyond so many, or so long, callers are told, and nothing is sold', async () => {
    const seller = await createSeller(core, { balance: '1' });
    const options = { flightMax: 1, flightsOut: 1, region, waitingMax: 2, waitMaxMs: 1 };
    const flights = new SaleFlights(core.sql, options);
    const waiting = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM wallets WHERE id = ${seller.walletId} FOR NO KEY UPDATE`;
      const first = flights.sell(orderOf(seller, 10));
      await untilBlocked(core, 1);
      const inside = [flights.sell(orderOf(seller, 10)), flights.sell(orderOf(seller, 10))];
      expect(await flights.sell(orderOf(seller, 10))).toBeNull();
      expect(await Promise.all(inside)).toEqual([null, null]);
      return { first };
    });
    expect(wordOf(await waiting.first)).toBe('90');
    expect(wordOf(await flights.sell(orderOf(seller, 10)))).toBe('80');
  });

  test('nor does one hang that comes back from a flight when nobody else waits', async () => {
    const seller = await createSeller(core, { balance: '1' });
    const flights = new SaleFlights(core.sql, {
      flightMax: 2,
      flightsOut: 1,
      region,
      waitMaxMs: 1,
    });
    const both = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM wallets WHERE id = ${seller.walletId} FOR NO KEY UPDATE`;
      const [first, second] = [orderOf(seller, 10), orderOf(seller, 10)].map((order) =>
        flights.sell(order),
      );
      // While the first holds on, for longer than a flight may.
      expect(await second).toBeNull();
      return { first };
    });
    expect(wordOf((await both.first) ?? null)).toBe('90');
  });
});

test('a flight is quoted as a quote is, at the commission in force', async () => {
  const admin = await createSeller(core);
  const seller = await createSeller(core, { balance: '1000' });
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  for (const [user, points, from] of [
    [null, 100, hourAgo],
    [seller.userId, 333, hourAgo],
    [seller.userId, 5_000, inAnHour],
  ] as const) {
    await core.sql`
      INSERT INTO commissions AS c (operator, id, user_id, basis_points, effective_from, created_by,
        created_at)
      VALUES ('mci', ${randomUUID()}, ${user}, ${points}, ${from}, ${admin.userId}, ${hourAgo})`;
  }
  await core.sql`UPDATE operators SET status = 'paused' WHERE code = 'aptel'`;
  await core.sql`UPDATE products SET max_amount = 50 WHERE operator = 'taliya'`;
  const phone = '+989121234567';
  for (const operator of ['mci', 'irancell', 'aptel', 'taliya', 'nobody']) {
    const amountMinor = 9_999n;
    const quoted = await quote(core, { userId: seller.userId, phone, amountMinor, operator });
    const sold = await core.sales.sell({ ...orderOf(seller, 9_999), operator });
    expect(sold?.charge).toMatchObject({ operator: quoted.operator, price: quoted.priceMinor });
    expect(quoted.refusal === null).toBe(sold?.charge.status === 'pending');
    if (operator === 'mci') expect(quoted.priceMinor).toBe(priceOf(9_999n, 333));
  }
});

test('the database’s price is that of the browser', async () => {
  const amount = fc.bigInt(1n, 10n ** 17n);
  await fc.assert(
    fc.asyncProperty(amount, fc.integer({ min: 0, max: 9_999 }), async (amountMinor, points) => {
      const [row] = await core.sql<{ price: bigint }[]>`
        SELECT price_of(${amountMinor}, ${points}) AS price`;
      expect(row?.price).toBe(priceOf(amountMinor, points));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('after all of this the books are in order', async () => {
  await other.close();
  await expectBooksInOrder(core);
});
