import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { openCore } from '#core';
import { listEntriesInput } from '#wallets/inputs';
import { listEntries } from '#wallets/list-entries';
import { createMany, createSeller } from '../actors';
import { fund, openTestCore, openTestOwner } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const sellers = await createMany(3, (place) =>
  createSeller(core, { email: `seller${place}@example.com`, balance: '100' }),
);
await Promise.all(
  sellers.flatMap((seller) =>
    Array.from({ length: 6 }, (_, place) =>
      buyCharge(core, seller, { phone: '09121234567', amount: '1', idempotencyKey: `k${place}` }),
    ),
  ),
);

const placeOf = ({ walletId, seq }: { walletId: string; seq: number }) => `${walletId} ${seq}`;

test('every wallet’s entries come newest first, none twice and none left out', async () => {
  const pages = await allPages(async (cursor) => {
    const page = await listEntries(core, { cursor, limit: 4 });
    const [seller] = sellers;
    if (seller) await fund(core, seller, '1');
    return page;
  });
  const items = pages.flat();
  expect(items).toHaveLength(3 * 7);
  expect(new Set(items.map(placeOf)).size).toBe(3 * 7);
  const times = items.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted().toReversed());
});

test('an entry names both its legs, whose it is and who made it', async () => {
  const [seller] = sellers;
  const { items } = await listEntries(core, {
    userId: String(seller?.userId),
    kind: 'charge',
    limit: 100,
  });
  expect(items).toHaveLength(6);
  expect(items.at(-1)).toEqual({
    walletId: seller?.walletId,
    seq: 2,
    user: { id: seller?.userId, email: 'seller0@example.com' },
    kind: 'charge',
    amount: '-1.00',
    balanceAfter: '99.00',
    account: 'operator',
    accountAmount: '1.00',
    chargeId: expect.any(String),
    actorEmail: 'seller0@example.com',
    createdAt: expect.stringMatching(/Z$/),
  });
});

test.each(['userId', 'walletId'] as const)(
  'one wallet’s entries, by %s, come newest first, none twice and none left out',
  async (by) => {
    const [, seller] = sellers;
    const id = String(seller?.[by]);
    const pages = await allPages((cursor) => listEntries(core, { [by]: id, cursor, limit: 3 }));
    const places = pages.flat().map(placeOf);
    expect(places).toEqual([7, 6, 5, 4, 3, 2, 1].map((seq) => `${seller?.walletId} ${seq}`));
  },
);

test('is paged alike whatever time zone and date style the server has', async () => {
  const expected = await allPages((cursor) => listEntries(core, { cursor, limit: 5 }));
  await owner.unsafe(`
    DO $$ BEGIN
      EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tehran''', current_database());
      EXECUTE format('ALTER DATABASE %I SET DateStyle = ''German''', current_database());
    END $$`);
  const elsewhere = openCore(core.settings, 'test');
  try {
    expect(await allPages((cursor) => listEntries(elsewhere, { cursor, limit: 5 }))).toEqual(
      expected,
    );
  } finally {
    await elsewhere.close();
  }
});

test.each(['x', Buffer.from('[1,2,3]').toString('base64url')])(
  'a cursor that is none is refused: %s',
  async (cursor) => {
    const input = listEntriesInput.parse({ cursor });
    expect(await failureOf(listEntries(core, input))).toMatchObject({ code: 5004 });
  },
);
