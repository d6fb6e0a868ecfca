import type { Mutant } from '#mutate/mutant';

const LEDGER = 'packages/core/migrations/0002_ledger.sql';
const CREDITS = 'packages/core/migrations/0003_credits.sql';
const CHARGES = 'packages/core/migrations/0004_charges.sql';
const APPROVALS = 'packages/core/migrations/0020_second_approver.sql';
const DECIDE = 'packages/core/src/credits/decide.ts';

const TESTS = 'packages/core/test';
const GUARDS = [`${TESTS}/ledger/guards.test.ts`];

/** What keeps every balance what its entries make it, and never below zero. */
export const MONEY_MUTANTS: readonly Mutant[] = [
  {
    guard: 'a sale asks whether the balance covers it',
    file: LEDGER,
    find: '      WHEN v_balance + item.amount < 0 THEN 3001\n',
    replace: '',
    tests: [`${TESTS}/charges/buy.test.ts`],
  },
  {
    guard: 'a balance is changed only where it stays at zero or above',
    file: LEDGER,
    find: ' AND w.balance + n.delta >= 0;',
    replace: ';',
    tests: GUARDS,
  },
  {
    guard: 'the table itself refuses a balance below zero',
    file: LEDGER,
    find: 'balance bigint NOT NULL DEFAULT 0 CHECK (balance >= 0),',
    replace: 'balance bigint NOT NULL DEFAULT 0,',
    tests: GUARDS,
  },
  {
    guard: 'a frozen wallet sells nothing',
    file: LEDGER,
    find: "      WHEN item.frozen AND item.kind = 'charge' THEN 3013\n",
    replace: '',
    tests: [`${TESTS}/wallets/set-frozen.test.ts`],
  },
  {
    guard: 'a move locks its wallets before it reads them',
    file: LEDGER,
    find: '  PERFORM 1 FROM wallets w WHERE w.id = ANY (p_wallet_ids) ORDER BY w.id FOR NO KEY UPDATE;\n',
    replace: '',
    tests: [`${TESTS}/scenarios.test.ts`, `${TESTS}/ledger/flight.test.ts`],
  },
  {
    guard: 'one entry for one source',
    file: LEDGER,
    find: '  CONSTRAINT entries_source_key UNIQUE (wallet_id, kind, source_id),\n',
    replace: '',
    tests: GUARDS,
  },
  {
    guard: 'entries are neither changed nor deleted',
    file: LEDGER,
    find: 'BEFORE UPDATE OR DELETE ON entries',
    replace: 'BEFORE UPDATE OF hash ON entries',
    tests: [`${TESTS}/ledger/append-only.test.ts`],
  },
  {
    guard: 'entries are not truncated',
    file: LEDGER,
    find: `CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
    replace: 'SELECT 1;',
    tests: [`${TESTS}/ledger/append-only.test.ts`],
  },
  {
    guard: 'a hash covers the one before it',
    file: LEDGER,
    find: '    previous || uuid_send(wallet_id)',
    replace: '    uuid_send(wallet_id)',
    tests: [`${TESTS}/ledger/chain.test.ts`],
  },
  {
    guard: 'a request is decided while it is pending',
    file: DECIDE,
    find: `        AND r.status = 'pending' AND r.user_id <> \${actor.userId}
        \${isApproval`,
    replace: `        AND r.user_id <> \${actor.userId}
        \${isApproval`,
    tests: [`${TESTS}/credits/decide.test.ts`],
  },
  {
    guard: 'nobody decides a request of their own',
    file: DECIDE,
    find: `        AND r.status = 'pending' AND r.user_id <> \${actor.userId}
        \${isApproval`,
    replace: `        AND r.status = 'pending'
        \${isApproval`,
    tests: [`${TESTS}/credits/decide.test.ts`],
  },
  {
    guard: 'the table itself refuses a decision on one’s own request',
    file: CREDITS,
    find: ',\n  CHECK (decided_by <> user_id)\n',
    replace: '\n',
    tests: GUARDS,
  },
  {
    guard: 'a large amount waits for its second approval',
    file: DECIDE,
    find: '${isApproval ? tx`AND ${approvals} >= ${approvalsNeeded}` : tx``}',
    replace: '',
    tests: [`${TESTS}/credits/second-approver.test.ts`],
  },
  {
    guard: 'one admin gives one approval',
    file: APPROVALS,
    find: '  PRIMARY KEY (wallet_id, request_id, approver_id),\n',
    replace: '',
    tests: [`${TESTS}/credits/second-approver.test.ts`],
  },
  {
    guard: 'one request for one key',
    file: CREDITS,
    find: '  CONSTRAINT credit_requests_idempotency_key UNIQUE (wallet_id, idempotency_key),\n',
    replace: '',
    tests: [`${TESTS}/credits/request.test.ts`, ...GUARDS],
  },
  {
    guard: 'a request is cancelled while it is pending',
    file: 'packages/core/src/credits/cancel.ts',
    find: ".where(and(own, eq(creditRequests.status, 'pending')))",
    replace: '.where(own)',
    tests: [`${TESTS}/credits/cancel.test.ts`],
  },
  {
    guard: 'one charge for one key',
    file: CHARGES,
    find: '  CONSTRAINT charges_idempotency_key UNIQUE (wallet_id, idempotency_key),\n',
    replace: '',
    tests: GUARDS,
  },
  {
    guard: 'a sale looks whether its key was used',
    file: CHARGES,
    find: `  WHERE NOT EXISTS (
    SELECT 1 FROM charges c WHERE c.wallet_id = f.wallet_id AND c.idempotency_key = f.key
  );`,
    replace: '  ;',
    tests: [`${TESTS}/charges/buy.test.ts`],
  },
  {
    guard: 'another input under a used key is refused',
    file: CHARGES,
    find: 'c.input_hash <> p_input_hashes[i.ord], c.id',
    replace: 'false, c.id',
    tests: [`${TESTS}/charges/buy.test.ts`],
  },
];
