export const adminCharges = {
  title: 'Charges',
  text: 'Everything sold, by everybody, newest first.',
  seller: 'Seller',
  attempts: 'Attempts',
  lastAnswer: 'Last answer',
  reference: 'Reference',
  onlySeller: 'Only one seller',
  clearSeller: 'Show all sellers',
  loading: 'Loading charges',
  emptyTitle: 'No charges',
  emptyText: 'Nothing was sold yet, or nothing matches.',
} as const;

export const audit = {
  title: 'Audit log',
  text: 'Who did what, to what, and from where. Nothing here is ever changed.',
  action: 'Action',
  who: 'Who',
  what: 'What',
  subject: 'Subject',
  change: 'Change',
  address: 'From',
  time: 'Time',
  allActions: 'All actions',
  system: 'System',
  onlySubject: 'Only one subject',
  clearSubject: 'Show all subjects',
  loading: 'Loading the audit log',
  emptyTitle: 'Nothing logged',
  emptyText: 'Nothing matches this.',
} as const;

export const auditActions = {
  user: {
    registered: 'Registered',
    status_set: 'Status changed',
    role_set: 'Role changed',
  },
  password: {
    changed: 'Password changed',
  },
  credit: {
    requested: 'Credit requested',
    cancelled: 'Credit cancelled',
    approved: 'Credit approved',
    rejected: 'Credit rejected',
  },
  charge: {
    resolved: 'Charge resolved',
    asked: 'Charge asked for again',
  },
  wallet: {
    adjusted: 'Wallet adjusted',
    frozen: 'Wallet frozen',
    unfrozen: 'Wallet unfrozen',
  },
  operator: {
    status_set: 'Operator’s status changed',
    products_set: 'Operator’s amounts changed',
    commission_set: 'Commission set',
    seller_commission_set: 'Seller’s commission set',
  },
} as const;

export const entries = {
  title: 'Entries',
  text: 'The ledger: every movement with both its sides.',
  kind: 'Kind',
  filterKind: 'Kind of entry',
  all: 'All',
  from: 'From',
  to: 'To',
  amount: 'Amount',
  balanceAfter: 'Balance after',
  by: 'By',
  time: 'Time',
  treasury: 'Treasury',
  operator: 'Operator',
  system: 'System',
  onlySeller: 'Only one seller',
  clearSeller: 'Show all sellers',
  loading: 'Loading entries',
  emptyTitle: 'No entries',
  emptyText: 'Nothing has moved yet, or nothing matches.',
} as const;

export const reconciliation = {
  title: 'Reconciliation',
  text: 'Checks every rule of the money in one snapshot. It changes nothing.',
  run: 'Run the checks',
  runAgain: 'Run again',
  running: 'Checking everything…',
  idleTitle: 'Not run yet',
  idleText: 'It reads every wallet, entry, request and charge.',
  allGood: 'All checks passed',
  someBad: '{count, plural, one {# check failed} other {# checks failed}}',
  checkedAt: 'Checked',
  passed: 'Passed',
  violations: '{count, plural, one {# violation} other {# violations}}',
  violationsOf: 'Violations of {name}',
  checks: 'Checks',
} as const;

/** What each rule says, by its number. */
export const checks = {
  I1: 'A balance is the sum of its entries',
  I2: 'All accounts together are zero',
  I3: 'Entries follow each other without gap, and never below zero',
  I4: 'A request is decided once, by another, and credited as approved',
  I5: 'An idempotency key stands for one thing',
  I6: 'A charge is debited once, and refunded once if and only if it says so',
  I7: 'An operator reference stands for one charge',
  I8: 'Nothing is unsettled for ten minutes without being shown',
  I9: 'Every entry has its source',
  I10: 'The hash chain recomputes',
  I11: 'A user has one wallet, and a wallet one user',
  I12: 'The operator says of every charge what we say',
} as const;

/** What the audit log keeps of a change: the names of facts, and values that are words. */
export const facts = {
  names: {
    amount: 'amount',
    balanceAfter: 'balance after',
    basisPoints: 'basis points',
    denominations: 'denominations',
    effectiveFrom: 'effective from',
    email: 'email',
    evidence: 'evidence',
    name: 'name',
    note: 'note',
    outcome: 'outcome',
    ranges: 'ranges',
    reason: 'reason',
    role: 'role',
    seller: 'seller',
    status: 'status',
  },
  values: {
    active: 'active',
    admin: 'admin',
    approved: 'approved',
    cancelled: 'cancelled',
    delivered: 'delivered',
    paused: 'paused',
    pending: 'pending',
    refunded: 'refunded',
    rejected: 'rejected',
    seller: 'seller',
    suspended: 'suspended',
    unknown: 'unknown',
  },
} as const;
