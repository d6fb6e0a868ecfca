import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { listAllCreditsInput } from '#credits/inputs';
import { listCredits } from '#credits/list';
import { listAllCredits } from '#credits/list-all';
import { requestCredit } from '#credits/request';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { allPages } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core, { email: 'decider@example.com' });

async function ask(by: Actor, amount: string, note?: string): Promise<string> {
  const idempotencyKey = randomUUID();
  return (await requestCredit(core, by, { amount, note, idempotencyKey })).id;
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe("a seller's list", () => {
  test('holds their own requests, newest first, page by page', async () => {
    const [seller, other] = [await createSeller(core), await createSeller(core)];
    const ids: string[] = [];
    for (let place = 1; place <= 7; place += 1) {
      ids.push(await ask(seller, String(place)));
      await ask(other, '9');
    }
    const pages = await allPages((cursor) => listCredits(core, seller, { cursor, limit: 3 }));
    expect(pages.map((items) => items.length)).toEqual([3, 3, 1]);
    expect(idsOf(pages.flat())).toEqual(ids.toReversed());
  });

  test('has no next page when the last one is exactly full', async () => {
    const seller = await createSeller(core);
    await ask(seller, '1');
    await ask(seller, '2');
    expect((await listCredits(core, seller, { limit: 2 })).nextCursor).toBeNull();
  });

  test('neither repeats nor leaves out a row while new ones come in', async () => {
    const seller = await createSeller(core);
    const ids = [await ask(seller, '1'), await ask(seller, '2'), await ask(seller, '3')];
    const pages = await allPages(async (cursor) => {
      const page = await listCredits(core, seller, { cursor, limit: 1 });
      await ask(seller, '9');
      return page;
    });
    expect(idsOf(pages.flat())).toEqual(ids.toReversed());
  });

  test('is empty for one who asked for nothing', async () => {
    const seller = await createSeller(core);
    expect(await listCredits(core, seller, { limit: 20 })).toEqual({ items: [], nextCursor: null });
  });

  test('can be held to a status', async () => {
    const seller = await createSeller(core);
    const pending = await ask(seller, '1');
    const [approved, rejected] = [await ask(seller, '2'), await ask(seller, '3')];
    const cancelled = await ask(seller, '4');
    await decideCredit(core, admin, { id: approved, decision: 'approve' });
    await decideCredit(core, admin, { id: rejected, decision: 'reject' });
    await cancelCredit(core, seller, { id: cancelled });
    const byStatus = { pending, approved, rejected, cancelled } as const;
    for (const status of ['pending', 'approved', 'rejected', 'cancelled'] as const) {
      const { items } = await listCredits(core, seller, { status, limit: 20 });
      expect(items).toMatchObject([{ id: byStatus[status], status }]);
    }
  });
});

describe("an admin's list", () => {
  test('holds everybody’s, with who asks, what they have, and who decided', async () => {
    const seller = await createSeller(core, { name: 'Sara', email: 'sara@example.com' });
    const approved = await ask(seller, '12.5', 'rent');
    await decideCredit(core, admin, { id: approved, decision: 'approve', reason: 'paid' });
    const pending = await ask(seller, '1');
    const { items } = await listAllCredits(core, { limit: 2 });
    const user = { id: seller.userId, email: 'sara@example.com', name: 'Sara' };
    expect(items).toMatchObject([
      { id: pending, status: 'pending', user, balance: '12.50', decidedBy: null, note: null },
      {
        id: approved,
        amount: '12.50',
        status: 'approved',
        note: 'rent',
        decisionReason: 'paid',
        user,
        balance: '12.50',
        decidedBy: 'decider@example.com',
      },
    ]);
  });

  test('is paged over all users, newest first', async () => {
    const pages = await allPages((cursor) => listAllCredits(core, { cursor, limit: 4 }));
    const ids = idsOf(pages.flat());
    expect(ids).toEqual(ids.toSorted().toReversed());
    const [row] = await core.sql`SELECT count(*)::int AS requests FROM credit_requests`;
    expect(new Set(ids).size).toBe(row?.['requests']);
  });

  test('can be held to a status', async () => {
    const { items } = await listAllCredits(core, { status: 'rejected', limit: 100 });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ status }) => status === 'rejected')).toBe(true);
  });
});

describe('a search', () => {
  const search = async (text: string) =>
    idsOf((await listAllCredits(core, { search: text, limit: 100 })).items);

  test('looks into e-mail, name and note, in any case', async () => {
    const seller = await createSeller(core, { name: 'Ardeshir B', email: 'zal@birds.example' });
    const id = await ask(seller, '1', 'for Nowruz');
    for (const text of ['ARDESHIR', 'Zal@Birds', 'nowruz'])
      expect(await search(text)).toEqual([id]);
  });

  test.each([
    ['a percent sign', '100%', '100 rials'],
    ['an underscore', 'a_b', 'axb'],
    ['a backslash', 'c\\d', 'cd'],
    ['a quote', "o'clock", 'oclock'],
  ])('takes %s literally', async (_, text, lookalike) => {
    const seller = await createSeller(core);
    const id = await ask(seller, '1', `before ${text} after`);
    await ask(seller, '1', `before ${lookalike} after`);
    expect(await search(text)).toEqual([id]);
  });

  test('finds nothing by a lone wildcard that no text holds', async () => {
    const seller = await createSeller(core);
    await ask(seller, '1', 'plain');
    expect(await search('%%')).toEqual([]);
    expect(await search('__')).toEqual([]);
  });

  test('that is empty finds everything', async () => {
    const all = await listAllCredits(core, { limit: 100 });
    expect(await listAllCredits(core, { search: '', limit: 100 })).toEqual(all);
  });

  test('is paged as well', async () => {
    const seller = await createSeller(core, { email: 'paged@example.com' });
    const ids = [await ask(seller, '1'), await ask(seller, '2'), await ask(seller, '3')];
    const pages = await allPages((cursor) =>
      listAllCredits(core, { search: 'paged@', cursor, limit: 2 }),
    );
    expect(pages.map(idsOf)).toEqual([[ids[2], ids[1]], [ids[0]]]);
  });

  test('that finds more than a thousand notes finds the same', async () => {
    const seller = await createSeller(core);
    const first = await ask(seller, '1', 'ordinary');
    await core.sql`
      INSERT INTO credit_requests
        (wallet_id, id, user_id, amount, note, idempotency_key, input_hash, created_at)
      SELECT wallet_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, user_id,
        amount, note, 'copy ' || n, input_hash, created_at
      FROM credit_requests, generate_series(1, 1001) n WHERE id = ${first}`;
    const byName = await ask(await createSeller(core, { name: 'Ordinary B' }), '1');
    await ask(seller, '1', 'unlike');
    const byNote = await ask(seller, '1', 'out of the ORDINARY');
    const { items } = await listAllCredits(core, { search: 'ordinary', limit: 3 });
    expect(idsOf(items)).toEqual([byNote, byName, first]);
  });
});

test.each([
  ['limit of 0', { limit: 0 }],
  ['limit of 101', { limit: 101 }],
  ['cursor that is no id', { cursor: 'x' }],
  ['status of no request', { status: 'delivered' }],
])('a %s is refused', (_, input) => {
  expect(listAllCreditsInput.safeParse({}).success).toBe(true);
  expect(listAllCreditsInput.safeParse(input).success).toBe(false);
});
