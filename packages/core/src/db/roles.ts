/** Holds what the web app and the worker may do; whoever they connect as is a member of it. */
export const APP_ROLE = 'chargeflow_app';
/** Holds what somebody may do who only reads, and no secrets. */
export const REPORTING_ROLE = 'chargeflow_reporting';

const READ = ['SELECT'];
/** What is written once and never changed. */
const APPEND = ['SELECT', 'INSERT'];
const CHANGE = ['SELECT', 'INSERT', 'UPDATE'];
const ALL = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/**
 * What the application may do with each table, and no more. Entries and balances are written by
 * `ledger_move` alone, which runs as its owner. A table that is not listed is not to be seen.
 */
export const APP_TABLES: Readonly<Record<string, readonly string[]>> = {
  users: CHANGE,
  sessions: ALL,
  api_keys: CHANGE,
  second_factors: ALL,
  user_notes: APPEND,
  audit_log: APPEND,

  entries: READ,
  wallets: [
    'SELECT',
    'INSERT (id, user_id, currency, moved_at, created_at)',
    'UPDATE (frozen, low_balance_threshold)',
  ],
  credit_requests: CHANGE,
  credit_approvals: APPEND,
  adjustments: APPEND,
  charges: CHANGE,
  charge_attempts: ['SELECT', 'INSERT', 'UPDATE (ended_at, outcome, reason)'],
  charge_events: APPEND,
  ledger_anchors: APPEND,
  ledger_anchor_heads: APPEND,
  ledger_verifications: APPEND,
  reconciliations: APPEND,

  operators: ['SELECT', 'UPDATE'],
  products: CHANGE,
  commissions: APPEND,
  phones: ALL,
  bulk_orders: ALL,
  bulk_lines: ALL,

  operator_comparisons: ALL,
  operator_listings: ALL,
  operator_differences: CHANGE,
  quarter_totals: ALL,
  seller_hours: ALL,
  seller_activity: CHANGE,
  best_sellers: ALL,
  rollup_deltas: ALL,
  rollup_state: ['SELECT', 'UPDATE'],
  jobs: ['SELECT', 'UPDATE'],
  rate_limits: ALL,
};

/** Columns that are nobody's to read who only reports; of the others all are. */
export const SECRET_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  users: ['password_hash'],
  sessions: ['refresh_hash'],
  api_keys: ['hash'],
  second_factors: ['sealed_key', 'recovery_hashes'],
  // Its keys hold addresses, and what it counts is gone in an hour.
  rate_limits: ['key', 'used', 'started_ms', 'expires_ms', 'sweep_ms'],
};

/** Functions that only the application may call, since they run as their owner. */
export const APP_FUNCTIONS = [
  'ledger_move(uuid[], text[], bigint[], text[], uuid[], uuid[])',
] as const;
