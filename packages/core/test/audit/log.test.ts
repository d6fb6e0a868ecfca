import { expect, test } from 'vitest';
import { listAuditInput } from '#audit/inputs';
import { listAudit } from '#audit/list';
import { recordAudit } from '#audit/record';
import { openTestCore, registerAdmin, registerSeller } from '../fixtures';

const core = await openTestCore();
const admin = await registerAdmin(core, { email: 'admin@example.com' });
const seller = await registerSeller(core, { email: 'seller@example.com' });

const list = (input: unknown) => listAudit(core, listAuditInput.parse(input));

test('a record tells who, what, from where, before and after', async () => {
  const subjectId = crypto.randomUUID();
  await core.db.transaction((tx) =>
    recordAudit(tx, admin, {
      action: 'wallet.adjusted',
      subjectId,
      before: { balance: '1.00' },
      after: { balance: '2.00', reason: 'a gift', frozen: false },
    }),
  );
  const { items } = await list({ subjectId });
  expect(items).toEqual([
    {
      id: expect.any(String),
      actorId: admin.userId,
      actorEmail: 'admin@example.com',
      action: 'wallet.adjusted',
      subjectId,
      before: { balance: '1.00' },
      after: { balance: '2.00', reason: 'a gift', frozen: false },
      address: admin.address,
      createdAt: expect.stringMatching(/Z$/),
    },
  ]);
});

test('what the system did has no actor', async () => {
  const subjectId = crypto.randomUUID();
  await core.db.transaction((tx) =>
    recordAudit(tx, null, { action: 'charge.resolved', subjectId }),
  );
  expect((await list({ subjectId })).items).toMatchObject([
    { actorId: null, actorEmail: null, address: null, before: null, after: null },
  ]);
});

test('what is rolled back is not on record', async () => {
  const subjectId = crypto.randomUUID();
  const act = core.db.transaction(async (tx) => {
    await recordAudit(tx, admin, { action: 'wallet.frozen', subjectId });
    throw new Error('changed my mind');
  });
  await expect(act).rejects.toThrow('changed my mind');
  expect((await list({ subjectId })).items).toEqual([]);
});

test('nobody rewrites the log', async () => {
  await expect(core.sql`UPDATE audit_log SET action = 'nothing'`).rejects.toThrow('append-only');
  await expect(core.sql`DELETE FROM audit_log`).rejects.toThrow('append-only');
  await expect(core.sql`TRUNCATE audit_log`).rejects.toThrow('append-only');
});

test('the log is narrowed by actor, action and subject, and paged newest first', async () => {
  const { items } = await list({ actorId: seller.userId, action: 'user.registered' });
  expect(items.map(({ subjectId }) => subjectId)).toEqual([seller.userId]);
  expect((await list({ actorId: seller.userId, action: 'user.role_set' })).items).toEqual([]);

  const all = (await list({ limit: 100 })).items.map(({ id }) => id);
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ limit: 1, cursor });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(all).toEqual(all.toSorted().toReversed());
});
