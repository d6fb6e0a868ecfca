import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { listAllCredits } from '#credits/list-all';
import { requestCredit } from '#credits/request';
import { openCreditFeed, readCreditFeed } from '#live/read-credits';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { holdTransaction, readAll } from './feeds';

const core = await openTestCore();
const admin = await createAdmin(core);
const seller = await createSeller(core);

const ask = async (actor: Actor = seller) =>
  (await requestCredit(core, actor, { amount: '10', idempotencyKey: uuidv7() })).id;

const read = (cursor: string) => readCreditFeed(core, cursor);

/**
 * A feed from now on. Everything done so far lies below the oldest running transaction first, which
 * may be another file's: transactions are numbered over all databases of a server.
 */
async function openFromNow(cursor: string | null = null): Promise<string> {
  await expect
    .poll(
      async () => {
        const [row] = await core.sql<{ ripe: boolean }[]>`
        SELECT coalesce(max(l.tx), '0') < pg_snapshot_xmin(pg_current_snapshot()) AS ripe
        FROM audit_log l`;
        return row?.ripe;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  return openCreditFeed(core, cursor);
}

test('a new reader is told nothing of the past, and then what is done about each request', async () => {
  await ask();
  const start = await openFromNow();
  expect(await read(start)).toMatchObject({ events: [], again: 'told' });
  const [approved, rejected, cancelled] = [await ask(), await ask(), await ask()];
  await decideCredit(core, admin, { id: approved, decision: 'approve' });
  await decideCredit(core, admin, { id: rejected, decision: 'reject' });
  await cancelCredit(core, seller, { id: cancelled });
  const { data, cursors } = await readAll((cursor) => readCreditFeed(core, cursor, 2), start);
  expect(data.map(({ action, request }) => `${action} ${request.id}`)).toEqual([
    `credit.requested ${approved}`,
    `credit.requested ${rejected}`,
    `credit.requested ${cancelled}`,
    `credit.approved ${approved}`,
    `credit.rejected ${rejected}`,
    `credit.cancelled ${cancelled}`,
  ]);
  const { items } = await listAllCredits(core, { limit: 3 });
  expect(data.slice(0, 3).map(({ request }) => request)).toEqual(items.toReversed());

  const resumed = await readAll(read, await openCreditFeed(core, cursors[3] ?? null));
  expect(resumed.data).toEqual(data.slice(4));
});

test('what commits late is told, before what overtook it', async () => {
  const late = await ask();
  const start = await openFromNow();
  const held = await holdTransaction(
    core,
    (tx) => tx`
      INSERT INTO audit_log (id, action, subject_id, created_at)
      VALUES (${uuidv7()}, 'credit.rejected', ${late}, now())`,
  );
  const early = await ask();
  expect(await read(start)).toMatchObject({ events: [], again: 'soon' });
  await held.commit();
  const { data } = await readAll(read, start);
  expect(data.map(({ request }) => request.id)).toEqual([late, early]);
});

test('a cursor of another server, whose transactions were further on, begins now', async () => {
  const given = `${10n ** 15n}_${uuidv7()}`;
  const start = await openFromNow(given);
  expect(start).not.toBe(given);
  const id = await ask();
  const { data } = await readAll(read, start);
  expect(data.map(({ request }) => request.id)).toEqual([id]);
});
