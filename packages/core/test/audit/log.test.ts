import { describe, expect, test } from 'vitest';
import { listAuditInput } from '#audit/inputs';
import { listAudit } from '#audit/list';
import { recordAudit, type AuditRecord } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { AuditFacts } from '#db/schema/audit';
import { openTestCore, openTestOwner, registerAdmin, registerSeller } from '../fixtures';
import { allPages } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
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
  await expect(owner`UPDATE audit_log SET action = 'nothing'`).rejects.toThrow('append-only');
  await expect(owner`DELETE FROM audit_log`).rejects.toThrow('append-only');
  await expect(owner`TRUNCATE audit_log`).rejects.toThrow('append-only');
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

describe('a search of the log', async () => {
  const record = (actor: Actor, what: AuditRecord) =>
    core.db.transaction((tx) => recordAudit(tx, actor, what));
  const tell = (actor: Actor, after: AuditFacts) =>
    record(actor, { action: 'wallet.adjusted', subjectId: crypto.randomUUID(), after });
  const reasonsOf = async (input: object) =>
    (await list(input)).items.map(({ after }) => after?.['reason']);
  const keeper = await registerAdmin(core, { email: 'keeper_1%@example.com' });
  await tell(keeper, { reason: 'a first one' });
  await tell(admin, { reason: 'unlike' });
  await tell(admin, { reason: 'as KEEPER_1% has said' });
  await tell(keeper, { reason: 'a last one' });

  test('finds who acted and what is written down, the newest first', async () => {
    expect(await reasonsOf({ search: 'keeper_1%' })).toEqual([
      'a last one',
      'as KEEPER_1% has said',
      'a first one',
      undefined,
    ]);
    expect(await reasonsOf({ search: 'LAST' })).toEqual(['a last one']);
    expect(await reasonsOf({ search: 'nobody has written this' })).toEqual([]);
  });

  test('finds what was done and how it was before', async () => {
    const subjectId = crypto.randomUUID();
    await record(admin, { action: 'wallet.frozen', subjectId, before: { mark: 'green' } });
    for (const search of ['T.FROZEN', 'green']) {
      expect((await list({ search })).items).toMatchObject([{ subjectId }]);
    }
  });

  test('is narrowed by the other filters, and paged', async () => {
    const narrowed = { search: 'keeper_1%', action: 'wallet.adjusted' };
    expect(await reasonsOf({ ...narrowed, actorId: admin.userId })).toEqual([
      'as KEEPER_1% has said',
    ]);
    const pages = await allPages((cursor) =>
      listAudit(core, listAuditInput.parse({ ...narrowed, cursor, limit: 2 })),
    );
    expect(pages.map((page) => page.map(({ after }) => after?.['reason']))).toEqual([
      ['a last one', 'as KEEPER_1% has said'],
      ['a first one'],
    ]);
  });

  test('that finds more than a thousand finds the same', async () => {
    await core.sql`
      INSERT INTO audit_log (id, actor_id, action, subject_id, after, created_at)
      SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, NULL,
        'wallet.adjusted', gen_random_uuid(), '{"reason": "keeper_1%"}', '2020-01-01'
      FROM generate_series(1, 1001) n`;
    expect(await reasonsOf({ search: 'keeper_1%', limit: 4 })).toEqual([
      'a last one',
      'as KEEPER_1% has said',
      'a first one',
      undefined,
    ]);
  });
});
