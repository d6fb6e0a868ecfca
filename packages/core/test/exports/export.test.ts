import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineExport } from '#exports/export';
import { openSnapshot } from '#exports/snapshot';
import { listEntries } from '#wallets/list-entries';
import { entriesExport } from '#wallets/export-entries';
import { createAdmin, createSeller } from '../actors';
import { fund, openTestCore } from '../fixtures';
import { failureOf } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);
const [seller, other] = [await createSeller(core), await createSeller(core)];
for (let entry = 0; entry < 5; entry += 1) await fund(core, seller, '10');
await fund(core, other, '7');

/** Three rows at a time, so that what happens between pages can be seen. */
const paged = defineExport({
  filters: z.strictObject({ userId: z.uuid().optional() }),
  list: (at, _actor, page) => listEntries(at, { ...page, limit: 3 }),
  columns: { number: ({ seq }) => seq, seller: ({ user }) => user.email },
});

async function textOf(rows: AsyncGenerator<string, void, undefined>): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of rows) pieces.push(piece);
  return pieces.join('').split('\r\n').slice(0, -1);
}

/** One more than may be open is refused; so this says whether all were given back. */
async function expectNoneOpen(): Promise<void> {
  const both = [await openSnapshot(core), await openSnapshot(core)];
  for (const snapshot of both) await snapshot.close();
}

test('holds exactly the rows of the list under the same filters', async () => {
  const lines = await textOf(entriesExport.read({ userId: seller.userId })(core, admin));
  const { items } = await listEntries(core, { userId: seller.userId, limit: 100 });
  expect(lines).toHaveLength(1 + items.length);
  expect(lines[0]).toMatch(/^\ufefftime,seller,/);
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
    items.map(({ createdAt }) => createdAt),
  );
  expect(await textOf(entriesExport.read({ kind: 'charge' })(core, admin))).toHaveLength(1);
});

test('holds what was there at its first row, whatever is written meanwhile', async () => {
  const rows = paged.read({ userId: seller.userId })(core, admin);
  const first = await rows.next();
  await fund(core, seller, '3');
  const rest = await textOf(rows);
  expect(String(first.value).split('\r\n').length - 2 + rest.length).toBe(5);
  expect(await textOf(paged.read({ userId: seller.userId })(core, admin))).toHaveLength(1 + 6);
  await expectNoneOpen();
});

test('filters that are none are refused before anything is read', () => {
  expect(() => entriesExport.read({ kind: 'gift' })).toThrow(z.ZodError);
  expect(() => entriesExport.read({ limit: 5 })).toThrow(z.ZodError);
});

test('one that is broken off gives its connection back', async () => {
  for (let time = 0; time < 3; time += 1) {
    const rows = paged.read({})(core, admin);
    await rows.next();
    await rows.return();
  }
  await expectNoneOpen();
});

test('one whose line is lost fails, and leaves room for others', async () => {
  const rows = paged.read({})(core, admin);
  await rows.next();
  const cut = await core.sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'idle in transaction'`;
  expect(cut.count).toBe(1);
  await expect
    .poll(
      async () =>
        (
          await core.sql`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'`
        ).count,
    )
    .toBe(0);
  await expect(textOf(rows)).rejects.toThrow();
  await expectNoneOpen();
});

test('a process makes two at once, and refuses more', async () => {
  const both = [await openSnapshot(core), await openSnapshot(core)];
  expect(await failureOf(paged.read({})(core, admin).next())).toMatchObject({ code: 5002 });
  for (const snapshot of both) await snapshot.close();
  await expectNoneOpen();
});
