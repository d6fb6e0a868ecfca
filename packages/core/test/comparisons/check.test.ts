import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { reconcile } from '#ledger/reconcile';
import { openTestCore, registerSeller } from '../fixtures';
import { compare, ListingOperator, sell } from './comparing';

const core = await openTestCore();
let seller: Actor;
let operator: ListingOperator;

beforeEach(async () => {
  await core.sql`UPDATE charges SET created_at = created_at - interval '30 days'`;
  await core.sql`UPDATE operator_differences SET closed_at = seen_at WHERE closed_at IS NULL`;
  seller = await registerSeller(core, { balance: '1000' });
  operator = new ListingOperator();
});

async function violations() {
  const { checks } = await reconcile(core);
  const check = checks.find(({ name }) => name.startsWith('I12 '));
  if (!check) throw new Error('there is no check I12');
  return check.violations;
}

test('an order of the operator’s that no charge of ours has breaks the check until it is closed', async () => {
  const reference = randomUUID();
  operator.list({ reference });
  await compare(core, operator);
  expect(await violations()).toMatchObject([{ kind: 'theirs_unknown_to_us', reference }]);
  operator.list();
  await compare(core, operator);
  expect(await violations()).toEqual([]);
});

test('a refunded charge that the operator has delivered breaks the check at once', async () => {
  const { id } = await sell(core, seller, 'refunded');
  operator.list({ reference: id });
  await compare(core, operator);
  expect(await violations()).toMatchObject([{ charge_id: id, our_status: 'refunded' }]);
});

test('a reversal breaks no check while it is asked about, nor once it is refunded', async () => {
  const { id } = await sell(core, seller, 'delivered');
  operator.list({ reference: id, outcome: 'reversed' });
  expect(await compare(core, operator)).toMatchObject({ opened: 1 });
  expect(await violations()).toEqual([]);
  await core.sql`
    UPDATE charges SET status = 'refunded', next_attempt_at = NULL, hinted = false, rechecks = 0
    WHERE id = ${id}`;
  expect(await violations()).toEqual([]);
});

test('a reversal that nobody asks about, or that asking has not settled, breaks the check', async () => {
  const { id } = await sell(core, seller, 'delivered');
  operator.list({ reference: id, outcome: 'reversed' });
  await compare(core, operator);
  await core.sql`UPDATE operator_differences SET opened_at = opened_at - interval '11 minutes'`;
  expect(await violations()).toMatchObject([{ charge_id: id }]);
  await core.sql`UPDATE operator_differences SET opened_at = seen_at`;
  await core.sql`
    UPDATE charges SET next_attempt_at = NULL, hinted = false, rechecks = 0 WHERE id = ${id}`;
  expect(await violations()).toMatchObject([{ charge_id: id }]);
});
