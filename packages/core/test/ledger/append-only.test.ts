import { expect, test } from 'vitest';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { anchorLedger } from '#integrity/anchor';
import { createAdmin, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { expectBooksInOrder, sqlStateFrom } from '../outcomes';

const INSUFFICIENT_PRIVILEGE = '42501';

const core = await openTestCore();
const owner = await openTestOwner();
const [admin, seller] = [await createAdmin(core), await createSeller(core)];
const { id } = await requestCredit(core, seller, { amount: '5', idempotencyKey: 'k' });
await decideCredit(core, admin, { id, decision: 'approve' });

await anchorLedger(core);

const contentOf = (table: string) => core.sql.unsafe(`SELECT * FROM ${table} ORDER BY 1, 2`);

test.each([
  'UPDATE entries SET amount = amount + 1',
  'UPDATE entries SET actor_id = NULL',
  'DELETE FROM entries',
  'TRUNCATE entries',
  'TRUNCATE wallets, entries CASCADE',
  `INSERT INTO entries SELECT * FROM entries
    ON CONFLICT (wallet_id, seq) DO UPDATE SET amount = excluded.amount`,
  'UPDATE audit_log SET address = NULL',
  'DELETE FROM audit_log',
  'TRUNCATE audit_log',
  'UPDATE credit_approvals SET created_at = now()',
  'DELETE FROM credit_approvals',
  'TRUNCATE credit_approvals',
  'UPDATE ledger_anchors SET total = total + 1',
  'DELETE FROM ledger_anchors',
  'TRUNCATE ledger_anchors',
  'UPDATE ledger_anchor_heads SET seq = seq - 1',
  'DELETE FROM ledger_anchor_heads',
  'TRUNCATE ledger_anchor_heads',
])('%s is refused', async (statement) => {
  const tables = ['audit_log', 'credit_approvals', 'ledger_anchors', 'ledger_anchor_heads'];
  const table = tables.find((name) => statement.includes(name));
  const before = await contentOf(table ?? 'entries');
  expect(before.length).toBeGreaterThan(0);
  expect(await sqlStateFrom(owner.unsafe(statement))).toBe(INSUFFICIENT_PRIVILEGE);
  expect(await contentOf(table ?? 'entries')).toEqual(before);
});

test('after all of this the books are in order', () => expectBooksInOrder(core));
