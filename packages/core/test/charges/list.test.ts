import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { buyCharge } from '#charges/buy';
import { getCharge } from '#charges/get';
import { listCharges } from '#charges/list';
import { listAllCharges } from '#charges/list-all';
import { createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { allPages, failureOf, outcomeOf } from '../outcomes';

const [ONE, OTHER] = ['+989121234567', '+989351234567'];

const core = await openTestCore();

const buy = (by: Actor, phone = ONE, amount = '1') =>
  buyCharge(core, by, { phone, amount, idempotencyKey: randomUUID() });
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe("a seller's list", () => {
  test('holds their own charges, newest first, page by page, while they go on selling', async () => {
    const [seller, other] = [
      await createSeller(core, { balance: '100' }),
      await createSeller(core, { balance: '100' }),
    ];
    const ids: string[] = [];
    for (let place = 0; place < 5; place += 1) {
      ids.push((await buy(seller)).id);
      await buy(other);
    }
    const pages = await allPages(async (cursor) => {
      const page = await listCharges(core, seller, { cursor, limit: 2 });
      await buy(seller);
      return page;
    });
    expect(pages.map((items) => items.length)).toEqual([2, 2, 1]);
    expect(idsOf(pages.flat())).toEqual(ids.toReversed());
  });

  test('can be held to a status and to a phone, in whatever form it is written', async () => {
    const seller = await createSeller(core, { balance: '10' });
    const [first, second] = [await buy(seller, ONE), await buy(seller, OTHER)];
    expect(await outcomeOf(buy(seller, ONE, '100'))).toBe(3001);
    const list = async (filter: { status?: 'pending' | 'refused'; phone?: string }) =>
      (await listCharges(core, seller, { ...filter, limit: 20 })).items;
    expect(idsOf(await list({ status: 'pending' }))).toEqual([second.id, first.id]);
    expect(idsOf(await list({ phone: '۰۹۳۵۱۲۳۴۵۶۷' }))).toEqual([second.id]);
    expect(await list({ status: 'refused', phone: ONE })).toMatchObject([
      {
        amount: '100.00',
        status: 'refused',
        refusal: 'INSUFFICIENT_BALANCE',
        balanceAfter: null,
        settledAt: expect.stringMatching(/Z$/),
      },
    ]);
    expect(await failureOf(list({ phone: '123' }))).toMatchObject({ code: 4003 });
  });

  test('tells each charge as it was sold', async () => {
    const seller = await createSeller(core, { balance: '10' });
    const { replayed, ...charge } = await buy(seller);
    expect(replayed).toBe(false);
    expect((await listCharges(core, seller, { limit: 20 })).items).toEqual([charge]);
    expect(await getCharge(core, seller, { id: charge.id })).toEqual(charge);
  });
});

describe("an admin's list", () => {
  test('holds everybody’s, and can be held to a seller', async () => {
    const seller = await createSeller(core, {
      name: 'Sara',
      email: 'sara@example.com',
      balance: '9',
    });
    const { replayed: _, ...charge } = await buy(seller);
    const { items } = await listAllCharges(core, { userId: seller.userId, limit: 20 });
    expect(items).toEqual([
      {
        ...charge,
        user: { id: seller.userId, email: 'sara@example.com', name: 'Sara' },
        attempts: 0,
        lastAnswer: null,
        nextAttemptAt: expect.stringMatching(/Z$/),
        operatorTransactionId: null,
      },
    ]);
    const newest = await listAllCharges(core, { limit: 1 });
    expect(idsOf(newest.items)).toEqual([charge.id]);
  });

  test('is paged over all sellers, none twice and none left out', async () => {
    const pages = await allPages((cursor) => listAllCharges(core, { cursor, limit: 3 }));
    const ids = idsOf(pages.flat());
    expect(ids).toEqual(ids.toSorted().toReversed());
    const [row] = await core.sql`SELECT count(*)::int AS charges FROM charges`;
    expect(new Set(ids).size).toBe(row?.['charges']);
  });
});
