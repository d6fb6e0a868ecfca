import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnySql } from '#db/client';
import { buyCharge } from '#charges/buy';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { CHECKS } from '#ledger/checks';
import { move } from '#ledger/move';
import { reconcile, runChecks } from '#ledger/reconcile';
import { adjustWallet } from '#wallets/adjust';
import { createAdmin, createSeller, type NamedActor } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { expectBooksInOrder } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core);
const seller = await createSeller(core);
const other = await createSeller(core);
await writeBooks(seller);
await writeBooks(other);

const ME = `wallet_id = '${seller.walletId}'`;
const OTHER = `wallet_id = '${other.walletId}'`;
const NOBODY = randomUUID();

/** Books with something of everything: every status and every kind of entry. */
async function writeBooks(actor: NamedActor): Promise<void> {
  const ask = (idempotencyKey: string) =>
    requestCredit(core, actor, { amount: '100', idempotencyKey });
  const [approved, rejected, cancelled] = [await ask('a'), await ask('r'), await ask('c')];
  await ask('p');
  await decideCredit(core, admin, { id: approved.id, decision: 'approve' });
  await decideCredit(core, admin, { id: rejected.id, decision: 'reject' });
  await cancelCredit(core, actor, { id: cancelled.id });
  const correction = { userId: actor.userId, reason: 'found', idempotencyKey: actor.userId };
  await adjustWallet(core, admin, { ...correction, amount: '50' });
  const buy = (idempotencyKey: string, amount = '10') =>
    buyCharge(core, actor, { phone: '+989121234567', amount, idempotencyKey });
  await buy('pending');
  for (const status of ['delivered', 'refunded', 'unknown'] as const) {
    const { id } = await buy(status);
    await settle(actor, id, status);
  }
  await expect(buy('refused', '1000')).rejects.toMatchObject({ errorName: 'INSUFFICIENT_BALANCE' });
}

async function settle(
  actor: NamedActor,
  id: string,
  status: 'delivered' | 'refunded' | 'unknown',
): Promise<void> {
  const settled = status === 'unknown' ? null : new Date().toISOString();
  await core.sql`
    UPDATE charges SET status = ${status}, settled_at = ${settled},
      operator_transaction_id = ${id},
      next_attempt_at = CASE WHEN ${status} = 'unknown' THEN next_attempt_at END
    WHERE wallet_id = ${actor.walletId} AND id = ${id}`;
  if (status !== 'refunded') return;
  const refund = { kind: 'refund', account: 'operator', actorId: null } as const;
  await move(core.sql, [{ ...refund, walletId: actor.walletId, amountMinor: 1000n, sourceId: id }]);
}

/** Nothing of the database holds but its primary keys, so that only the checks are left. */
const UNGUARD = `
  SET LOCAL session_replication_role = replica;
  DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS tab, conname FROM pg_constraint
      WHERE contype IN ('c', 'u', 'f') AND connamespace = 'public'::regnamespace
      ORDER BY contype = 'f' DESC
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', c.tab, c.conname); END LOOP;
  END $$`;

const ROLLBACK = new Error('rolled back on purpose');

/** The numbers of the checks that see the damage done; the damage is undone. */
async function redAfter(damage: string): Promise<string[]> {
  const red: string[] = [];
  const broken = owner.begin(async (tx: AnySql) => {
    await tx.unsafe(UNGUARD);
    const damaged = await tx.unsafe(damage);
    if (damaged.count !== 1) throw new Error(`${damaged.count} rows were damaged, not one`);
    for (const check of await runChecks(tx)) {
      if (!check.ok) red.push(check.name.replace(/ .*/, ''));
    }
    throw ROLLBACK;
  });
  await expect(broken).rejects.toBe(ROLLBACK);
  return red;
}

/** A row of `table` again, with other values for some of its columns. */
function again(table: string, where: string, changes: Record<string, string>): string {
  return `INSERT INTO ${table}
    SELECT (jsonb_populate_record(t, '${JSON.stringify(changes)}')).* FROM ${table} t WHERE ${where}`;
}

test('clean books pass every check', async () => {
  const { ok, checks } = await reconcile(core);
  expect(checks.map(({ name }) => name)).toEqual(Object.keys(CHECKS));
  expect(Object.keys(CHECKS).map((name) => name.replace(/ .*/, ''))).toEqual([
    ...Array.from({ length: 12 }, (_, place) => `I${place + 1}`),
    'I14',
  ]);
  expect(ok).toBe(true);
});

test.each([
  // I1
  [
    'a balance that no entry explains',
    `UPDATE wallets SET balance = balance + 1 WHERE user_id = '${seller.userId}'`,
    ['I1', 'I2'],
  ],
  [
    'a count of entries that is not theirs',
    `UPDATE wallets SET last_seq = last_seq + 1 WHERE user_id = '${seller.userId}'`,
    ['I1', 'I10'],
  ],
  // I2
  [
    'an adjustment without its entry',
    again('adjustments', ME, { id: NOBODY, idempotency_key: 'another' }),
    ['I2'],
  ],
  [
    'a request approved for more than was credited',
    `UPDATE credit_requests SET amount = amount + 1 WHERE ${ME} AND status = 'approved'`,
    ['I2', 'I4'],
  ],
  [
    'a price that is not what was debited',
    `UPDATE charges SET price = price + 1 WHERE ${ME} AND status = 'delivered'`,
    ['I2', 'I6'],
  ],
  // I3
  [
    'a gap in the entries',
    `UPDATE entries SET seq = seq + 1 WHERE ${ME} AND seq = 7`,
    ['I3', 'I10'],
  ],
  [
    'an entry that left more than it could',
    `UPDATE entries SET balance_after = balance_after + 1 WHERE ${ME} AND seq = 2`,
    ['I3', 'I10'],
  ],
  [
    'an entry before the one before it',
    `UPDATE entries SET created_at = created_at - interval '1 day' WHERE ${ME} AND seq = 2`,
    ['I3', 'I10'],
  ],
  [
    'a balance below zero',
    `UPDATE wallets SET balance = -1 WHERE user_id = '${seller.userId}'`,
    ['I1', 'I2', 'I3'],
  ],
  [
    'an entry that left less than nothing',
    `INSERT INTO entries SELECT '${NOBODY}', 1, kind, -1, -1, account, source_id, actor_id, created_at, hash FROM entries WHERE ${ME} AND seq = 1`,
    ['I3', 'I9', 'I10'],
  ],
  // I4
  [
    'an approval without a credit',
    `UPDATE credit_requests SET status = 'approved', decided_at = created_at, decided_by = '${admin.userId}' WHERE ${ME} AND status = 'pending'`,
    ['I2', 'I4'],
  ],
  [
    'a credit for what was rejected',
    `UPDATE credit_requests SET status = 'rejected' WHERE ${ME} AND status = 'approved'`,
    ['I2', 'I4'],
  ],
  [
    'a decision without its time',
    `UPDATE credit_requests SET decided_at = NULL WHERE ${ME} AND status = 'approved'`,
    ['I4'],
  ],
  [
    'a time without a decision',
    `UPDATE credit_requests SET decided_at = created_at WHERE ${ME} AND status = 'pending'`,
    ['I4'],
  ],
  [
    'a decision by nobody',
    `UPDATE credit_requests SET decided_by = NULL WHERE ${ME} AND status = 'rejected'`,
    ['I4'],
  ],
  [
    'a decider of what was cancelled',
    `UPDATE credit_requests SET decided_by = '${admin.userId}' WHERE ${ME} AND status = 'cancelled'`,
    ['I4'],
  ],
  [
    'a decision on one’s own request',
    `UPDATE credit_requests SET decided_by = user_id WHERE ${ME} AND status = 'approved'`,
    ['I4'],
  ],
  [
    'a second credit for one approval',
    `INSERT INTO entries SELECT wallet_id, 8, kind, amount, balance_after, account, source_id, actor_id, created_at, hash FROM entries WHERE ${ME} AND kind = 'credit'`,
    ['I1', 'I3', 'I4', 'I10'],
  ],
  [
    'an approval that fewer have given than were asked for',
    `UPDATE credit_requests SET approvals_needed = 2 WHERE ${ME} AND status = 'approved'`,
    ['I4'],
  ],
  [
    'a decision that its admin did not approve',
    `UPDATE credit_approvals SET approver_id = '${NOBODY}' WHERE ${ME}`,
    ['I4'],
  ],
  [
    'an approval of one’s own request',
    `INSERT INTO credit_approvals SELECT wallet_id, id, user_id, user_id, created_at FROM credit_requests WHERE ${ME} AND status = 'pending'`,
    ['I4'],
  ],
  // I5
  [
    'a key that stands for two charges',
    again('charges', `${ME} AND status = 'refused'`, { id: NOBODY }),
    ['I5', 'I14'],
  ],
  [
    'a key that stands for two requests',
    again('credit_requests', `${ME} AND status = 'pending'`, { id: NOBODY }),
    ['I5'],
  ],
  [
    'a key that stands for adjustments of two wallets',
    `UPDATE adjustments SET idempotency_key = '${other.userId}' WHERE ${ME}`,
    ['I5'],
  ],
  // I6
  [
    'a charge that was never debited',
    again('charges', `${ME} AND status = 'pending'`, {
      id: NOBODY,
      idempotency_key: 'another',
    }),
    ['I2', 'I6'],
  ],
  [
    'a refund that was never paid',
    `UPDATE charges SET status = 'refunded' WHERE ${ME} AND status = 'delivered'`,
    ['I2', 'I6'],
  ],
  [
    'a refund of what was delivered',
    `UPDATE charges SET status = 'delivered' WHERE ${ME} AND status = 'refunded'`,
    ['I2', 'I6'],
  ],
  [
    'a debit of what was refused',
    `UPDATE charges SET status = 'refused' WHERE ${ME} AND status = 'delivered'`,
    ['I2', 'I6', 'I14'],
  ],
  [
    'a second refund',
    `INSERT INTO entries SELECT wallet_id, 8, kind, amount, balance_after + amount, account, source_id, actor_id, created_at, hash FROM entries WHERE ${ME} AND kind = 'refund'`,
    ['I1', 'I3', 'I6', 'I10'],
  ],
  [
    'a refund of more than the price',
    `UPDATE entries SET amount = amount + 1 WHERE ${ME} AND kind = 'refund'`,
    ['I1', 'I3', 'I6', 'I10'],
  ],
  [
    'a charge that tells another balance',
    `UPDATE charges SET balance_after = balance_after + 1 WHERE ${ME} AND status = 'delivered'`,
    ['I6'],
  ],
  // I7
  [
    'an id of two charges',
    again('charges', `${ME} AND status = 'refused'`, {
      wallet_id: other.walletId,
      idempotency_key: 'another',
    }),
    ['I7', 'I14'],
  ],
  [
    'an operator’s reference for two charges',
    `UPDATE charges SET operator_transaction_id = (SELECT id::text FROM charges WHERE ${OTHER} AND status = 'delivered') WHERE ${ME} AND status = 'delivered'`,
    ['I7'],
  ],
  // I8
  [
    'a charge that nobody has delivered for ten minutes',
    `UPDATE charges SET created_at = created_at - interval '11 minutes' WHERE ${ME} AND status = 'pending'`,
    ['I8'],
  ],
  // I9
  [
    'a credit that nobody asked for',
    `DELETE FROM credit_requests WHERE ${ME} AND status = 'approved'`,
    ['I2', 'I9'],
  ],
  ['an adjustment that nobody made', `DELETE FROM adjustments WHERE ${ME}`, ['I2', 'I9']],
  [
    'an adjustment of another amount',
    `UPDATE adjustments SET amount = amount - 1 WHERE ${ME}`,
    ['I2', 'I9'],
  ],
  ['a debit for no charge', `DELETE FROM charges WHERE ${ME} AND status = 'pending'`, ['I2', 'I9']],
  [
    'entries of a wallet that is not there',
    `DELETE FROM wallets WHERE user_id = '${seller.userId}'`,
    ['I2', 'I9', 'I11'],
  ],
  // I10
  [
    'an entry by somebody else',
    `UPDATE entries SET actor_id = '${NOBODY}' WHERE ${ME} AND seq = 3`,
    ['I10'],
  ],
  [
    'an entry a microsecond later',
    `UPDATE entries SET created_at = created_at + interval '1 microsecond' WHERE ${ME} AND seq = 3`,
    ['I10'],
  ],
  [
    'an entry with another hash',
    `UPDATE entries SET hash = sha256(hash) WHERE ${ME} AND seq = 3`,
    ['I10'],
  ],
  [
    'a wallet that does not know its last entry',
    `UPDATE wallets SET head_hash = sha256(head_hash) WHERE user_id = '${seller.userId}'`,
    ['I10'],
  ],
  [
    'a wallet that says it last moved before it did',
    `UPDATE wallets SET moved_at = moved_at - interval '1 microsecond' WHERE user_id = '${seller.userId}'`,
    ['I10'],
  ],
  // I11
  [
    'a user without a wallet',
    `UPDATE users SET wallet_id = '${NOBODY}' WHERE id = '${admin.userId}'`,
    ['I11'],
  ],
  ['a wallet without a user', `DELETE FROM users WHERE id = '${seller.userId}'`, ['I11']],
  [
    'a wallet that names another user',
    `UPDATE wallets SET user_id = '${other.userId}' WHERE user_id = '${seller.userId}'`,
    ['I11'],
  ],
  [
    'a wallet of two users',
    `UPDATE users SET wallet_id = '${seller.walletId}' WHERE id = '${admin.userId}'`,
    ['I11'],
  ],
])('%s is seen', async (_, damage, red) => {
  expect(await redAfter(damage)).toEqual(red);
});

test('an unknown charge is shown, so it may be as old as it is', async () => {
  const old = `UPDATE charges SET created_at = created_at - interval '1 day'
    WHERE ${ME} AND status = 'unknown'`;
  expect(await redAfter(old)).toEqual([]);
});

test('a thousand violations are told by a hundred rows', async () => {
  const counted = owner.begin(async (tx) => {
    await tx.unsafe(UNGUARD);
    await tx`
      INSERT INTO wallets (id, user_id, currency, moved_at, created_at)
      SELECT gen_random_uuid(), gen_random_uuid(), 'IRR', clock_timestamp(), clock_timestamp()
      FROM generate_series(1, 1000)`;
    const red = (await runChecks(tx)).filter(({ ok }) => !ok);
    expect(red.map(({ violations }) => violations.length)).toEqual([100]);
    throw ROLLBACK;
  });
  await expect(counted).rejects.toBe(ROLLBACK);
});

test('nothing of all this damage has stayed', () => expectBooksInOrder(core));
