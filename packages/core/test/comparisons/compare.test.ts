import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { getWallet } from '#wallets/get';
import { openTestCore, openTestOwner, registerSeller } from '../fixtures';
import { compare, isQueued, lastDays, ListingOperator, openDifferences, sell } from './comparing';

const core = await openTestCore();
const owner = await openTestOwner();
let seller: Actor;
let operator: ListingOperator;

beforeEach(async () => {
  // Each test has its own books: what the others sold lies before its window.
  await core.sql`UPDATE charges SET created_at = created_at - interval '30 days'`;
  await core.sql`
    UPDATE operator_differences SET closed_at = seen_at WHERE closed_at IS NULL`;
  seller = await registerSeller(core, { balance: '100000' });
  operator = new ListingOperator();
});

test('books that agree have no difference, whatever the charges came to', async () => {
  const delivered = await sell(core, seller, 'delivered');
  const refunded = await sell(core, seller, 'refunded');
  await sell(core, seller, 'pending');
  operator.list(
    { reference: delivered.id },
    { reference: refunded.id, outcome: 'refused' },
    { reference: randomUUID(), outcome: 'refused' },
  );
  const result = await compare(core, operator);
  expect(result).toMatchObject({ listed: 3, lookedFor: 1, rechecks: 0, found: 0, closed: 0 });
  expect(await openDifferences(core)).toEqual([]);
  expect(operator.asked).toEqual([]);
});

test('each way in which the books may differ is found and told apart', async () => {
  const reversed = await sell(core, seller, 'delivered');
  const lost = await sell(core, seller, 'delivered');
  const other = await sell(core, seller, 'delivered');
  const twice = await sell(core, seller, 'delivered');
  const refunded = await sell(core, seller, 'refunded');
  const stranger = randomUUID();
  operator.list(
    { reference: reversed.id, outcome: 'reversed' },
    { reference: other.id, amountMinor: 1n },
    { reference: twice.id },
    { reference: twice.id },
    { reference: refunded.id },
    { reference: stranger },
    { reference: null, transactionId: 'nameless' },
    { reference: 'ordered by hand' },
  );
  expect(await compare(core, operator)).toMatchObject({ listed: 7, found: 8, opened: 8 });
  expect(await openDifferences(core)).toEqual(
    [
      `amount_differs ${other.id}`,
      `delivered_not_theirs ${lost.id}`,
      `delivered_twice ${twice.id}`,
      `refunded_but_delivered ${refunded.id}`,
      `reversed_by_them ${reversed.id}`,
      'theirs_unknown_to_us #nameless',
      `theirs_unknown_to_us ${stranger}`,
      'theirs_unknown_to_us ordered by hand',
    ].toSorted(),
  );
  expect(await Promise.all([reversed, lost].map(({ id }) => isQueued(core, id)))).toEqual([
    true,
    true,
  ]);
  expect(await Promise.all([other, twice, refunded].map(({ id }) => isQueued(core, id)))).toEqual([
    false,
    false,
    false,
  ]);
});

test('a comparison moves no money and settles nothing itself', async () => {
  const { id } = await sell(core, seller, 'delivered');
  const { balance } = await getWallet(core, seller);
  operator.list({ reference: id, outcome: 'reversed' });
  await compare(core, operator);
  expect((await getWallet(core, seller)).balance).toBe(balance);
  const [row] = await core.sql`SELECT status, lease_id FROM charges WHERE id = ${id}`;
  expect(row).toEqual({ status: 'delivered', lease_id: null });
});

test('a charge that is unsettled here and settled there is only asked for', async () => {
  const unknown = await sell(core, seller, 'unknown');
  await core.sql`UPDATE charges SET next_attempt_at = '3000-01-01' WHERE id = ${unknown.id}`;
  operator.list({ reference: unknown.id });
  expect(await compare(core, operator)).toMatchObject({ rechecks: 1, found: 0 });
  expect(await isQueued(core, unknown.id)).toBe(true);
});

test('what the list lacks but the operator knows, when asked, is no difference', async () => {
  const elsewhere = await sell(core, seller, 'delivered');
  const silent = await sell(core, seller, 'delivered');
  operator.answers.set(elsewhere.id, { outcome: 'delivered', transactionId: 'late' });
  operator.answers.set(silent.id, { outcome: 'unknown', reason: 'time-out' });
  expect(await compare(core, operator)).toMatchObject({ lookedFor: 2, found: 0, rechecks: 0 });
  expect(operator.asked.toSorted()).toEqual([elsewhere.id, silent.id].toSorted());
});

test('a refund that the operator has confirmed since its list was read is no difference', async () => {
  const { id } = await sell(core, seller, 'refunded');
  operator.list({ reference: id });
  operator.answers.set(id, { outcome: 'reversed', transactionId: 'late' });
  expect(await compare(core, operator)).toMatchObject({ found: 0 });
});

test('what is younger than the window is asked for where it contradicts, and told of later', async () => {
  const { id } = await sell(core, seller, 'delivered');
  operator.list({ reference: id, outcome: 'reversed' });
  const before = lastDays({ toMs: Date.now() - 60_000 });
  expect(await compare(core, operator, before)).toMatchObject({ found: 0, rechecks: 1 });
  expect(await compare(core, operator)).toMatchObject({ found: 1 });
});

test('a difference is told once, and closed when a full comparison no longer finds it', async () => {
  const { id } = await sell(core, seller, 'delivered');
  expect(await compare(core, operator)).toMatchObject({ found: 1, opened: 1 });
  expect(await compare(core, operator)).toMatchObject({ found: 1, opened: 0, closed: 0 });
  operator.list({ reference: id });
  expect(await compare(core, operator)).toMatchObject({ found: 0, closed: 1 });
  expect(await openDifferences(core)).toEqual([]);
});

test('a difference outside the window compared is not closed', async () => {
  await sell(core, seller, 'delivered');
  await compare(core, operator);
  await compare(core, operator, lastDays({ toMs: Date.now() - 60_000 }));
  await compare(core, operator, lastDays({ fromMs: Date.now() }));
  expect(await openDifferences(core)).toHaveLength(1);
});

test('a difference is closed, by a sweep too, once our charge has changed', async () => {
  const { id } = await sell(core, seller, 'delivered');
  operator.list({ reference: id, outcome: 'reversed' });
  await compare(core, operator);
  await core.sql`
    UPDATE charges SET status = 'refunded', next_attempt_at = NULL, hinted = false
    WHERE id = ${id}`;
  expect(await compare(core, operator, lastDays({ scope: 'sweep' }))).toMatchObject({ closed: 1 });
});

test('a sweep looks for nothing that the operator lacks, and closes nothing for lacking it', async () => {
  await sell(core, seller, 'delivered');
  const sweep = lastDays({ scope: 'sweep' });
  expect(await compare(core, operator, sweep)).toMatchObject({ lookedFor: 0, found: 0 });
  await compare(core, operator);
  expect(await compare(core, operator, sweep)).toMatchObject({ closed: 0 });
  expect(await openDifferences(core)).toHaveLength(1);
});

test('half of a list opens, closes and queues nothing, and says why', async () => {
  const { id } = await sell(core, seller, 'delivered');
  const gone = await sell(core, seller, 'delivered');
  operator.list({ reference: id });
  await compare(core, operator);
  const before = await openDifferences(core);
  expect(before).toEqual([`delivered_not_theirs ${gone.id}`]);
  operator.list({ reference: gone.id, outcome: 'reversed' }, { reference: id });
  operator.broken = true;
  await expect(compare(core, operator)).rejects.toThrow('the line was cut');
  expect(await openDifferences(core)).toEqual(before);
  const [run] = await core.sql`
    SELECT error, finished_at IS NOT NULL AS finished FROM operator_comparisons
    ORDER BY id DESC LIMIT 1`;
  expect(run).toEqual({ error: 'the line was cut', finished: true });
  expect(await core.sql`SELECT 1 FROM operator_listings`).toHaveLength(0);
});

test('a comparison takes in more than fits its batches', async () => {
  const { id } = await sell(core, seller, 'delivered');
  operator.list(
    ...Array.from({ length: 2_300 }, () => ({
      reference: randomUUID(),
      outcome: 'refused' as const,
    })),
    { reference: id },
  );
  expect(await compare(core, operator)).toMatchObject({ listed: 2_301, lookedFor: 1, found: 0 });
});

test('differences are closed, never deleted', async () => {
  await expect(owner`DELETE FROM operator_differences`).rejects.toThrow(/never deleted/);
  await expect(owner`TRUNCATE operator_differences`).rejects.toThrow(/never deleted/);
});
