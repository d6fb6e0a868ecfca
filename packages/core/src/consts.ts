/** The closed vocabularies and fixed numbers of the product, each in one place. */

export const ROLES = ['seller', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const USER_STATUSES = ['active', 'suspended'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

export type SessionKind = 'browser' | 'api';
export type SessionEnd = 'logout' | 'password' | 'suspended' | 'reuse' | 'admin' | 'role';
export type ApiKeyEnd = 'revoked' | 'password' | 'suspended' | 'role';

export const CREDIT_STATUSES = ['pending', 'approved', 'rejected', 'cancelled'] as const;
export type CreditStatus = (typeof CREDIT_STATUSES)[number];

export const CREDIT_DECISIONS = ['approve', 'reject'] as const;
export type CreditDecision = (typeof CREDIT_DECISIONS)[number];

export const CHARGE_STATUSES = ['pending', 'delivered', 'refunded', 'unknown', 'refused'] as const;
export type ChargeStatus = (typeof CHARGE_STATUSES)[number];

/** What an admin with evidence may make of a charge whose outcome is unknown. */
export const CHARGE_RESOLUTIONS = ['delivered', 'refunded'] as const;
export type ChargeResolution = (typeof CHARGE_RESOLUTIONS)[number];

/** What the operator is called for: to carry an order out, or to tell what became of it. */
export type DeliveryCall = 'send' | 'ask';

export const ENTRY_KINDS = ['credit', 'charge', 'refund', 'adjustment'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Which way money moved, as the wallet's owner sees it. */
export const DIRECTIONS = ['in', 'out'] as const;

/** The other side of an entry: where the wallet's money came from or went to. */
export const ACCOUNTS = ['treasury', 'operator'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** What the audit log tells of; the subject is the user, request, charge, wallet or operator. */
export const AUDIT_ACTIONS = [
  'user.registered',
  'user.status_set',
  'user.role_set',
  'user.noted',
  'user.sessions_ended',
  'password.changed',
  'second_factor.added',
  'second_factor.removed',
  'api_key.created',
  'api_key.revoked',
  'credit.requested',
  'credit.cancelled',
  'credit.approval_given',
  'credit.approved',
  'credit.rejected',
  'charge.resolved',
  'charge.asked',
  'wallet.adjusted',
  'wallet.frozen',
  'wallet.unfrozen',
  'operator.status_set',
  'operator.products_set',
  'operator.commission_set',
  'operator.seller_commission_set',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const DIFFERENCE_KINDS = [
  'delivered_not_theirs',
  'reversed_by_them',
  'refunded_but_delivered',
  'theirs_unknown_to_us',
  'amount_differs',
  'delivered_twice',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** `sweep`: what the operator has changed lately; `full`: also what it lacks. */
export type ComparisonScope = 'sweep' | 'full';

export const OPERATOR_STATUSES = ['active', 'paused'] as const;
export type OperatorStatus = (typeof OPERATOR_STATUSES)[number];

export type ProductKind = 'fixed' | 'range';

export const BULK_STATUSES = [
  'draft',
  'running',
  'paused',
  'stopped',
  'finished',
  'cancelled',
] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

export const BULK_LINE_STATUSES = ['ready', 'invalid', 'sold', 'refused'] as const;
export type BulkLineStatus = (typeof BULK_LINE_STATUSES)[number];

/** Where a line's cells stand, unless the file's first line says otherwise. */
export const BULK_COLUMNS = ['phone', 'amount', 'operator', 'label'] as const;
export type BulkColumn = (typeof BULK_COLUMNS)[number];

/** What can be wrong with a line of a bulk order as it is written. */
export type BulkProblem =
  | 'malformed'
  | 'not_text'
  | 'line_too_long'
  | 'too_many_cells'
  | 'phone_missing'
  | 'phone_invalid'
  | 'phone_not_served'
  | 'amount_missing'
  | 'amount_invalid'
  | 'amount_not_offered'
  | 'operator_unknown'
  | 'operator_unavailable'
  | 'label_too_long';

export const BULK_LINES_MAX = 10_000;
export const BULK_LINES_PER_CALL_MAX = 1_000;
export const BULK_LINE_MAX_CHARACTERS = 500;

export const PASSWORD_MIN_CHARACTERS = 8;
export const PASSWORD_MAX_CHARACTERS = 256;
export const NAME_MAX_CHARACTERS = 100;
export const EMAIL_MAX_CHARACTERS = 254;
export const LABEL_MAX_CHARACTERS = 100;
export const SEARCH_MAX_CHARACTERS = 100;
export const NOTE_MAX_CHARACTERS = 500;
export const IDEMPOTENCY_KEY_MAX_CHARACTERS = 255;
/** Shown beside the buy form. */
export const RECIPIENTS_MAX = 20;
export const FAVOURITES_MAX = 50;
export const API_KEYS_MAX = 20;
export const DECIDE_MANY_MAX = 100;

export const PAGE_LIMIT_DEFAULT = 20;
export const PAGE_LIMIT_MAX = 100;

export const ACCESS_TOKEN_MS = 15 * 60_000;
export const REFRESH_TOKEN_MS = 24 * 3_600_000;
export const BROWSER_SESSION_MS = 24 * 3_600_000;
/** However often it is renewed, a session ends this long after it began. */
export const SESSION_MAX_MS = 30 * 24 * 3_600_000;
/** How long a session that is over is kept, for whoever asks what happened. */
export const SESSION_KEPT_MS = 30 * 24 * 3_600_000;
/** A browser session is renewed once less than this is left of it: at most once an hour. */
export const BROWSER_SESSION_RENEW_BELOW_MS = 23 * 3_600_000;
/** Passwords waiting to be hashed beyond those being hashed; about two seconds' work on two cores. */
export const PASSWORD_QUEUE_MAX = 256;

/** A commission is below one whole, so that a price is never zero. */
export const BASIS_POINTS_MAX = 9999;
export const DENOMINATIONS_MAX = 60;
export const RANGES_MAX = 10;

/** What an operator offers until an admin edits the catalogue, and the most it ever may, in minor units. */
export const CHARGE_MIN_MINOR = 1n;
export const CHARGE_MAX_MINOR = 999_999_999_999n;

/** An unsettled charge older than this belongs on an admin's desk. */
export const UNSETTLED_ALARM_MS = 10 * 60_000;

/** How many stand in a list of who sold most. Whoever stands in none sold no more than its last one. */
export const BEST_SELLERS_LISTED = 200;
