/** What a scope counts calls by: each distinct value has a window of its own. */
export type CountedBy = 'address' | 'address+email' | 'email' | 'user';

/** One limit: `count` calls in `windowMs` milliseconds, and what happens while the store is down. */
export type ScopeLimit = {
  readonly count: number;
  readonly windowMs: number;
  readonly countedBy: CountedBy;
  readonly whenStoreDown: 'refuse' | 'allow';
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Every rate limit of the product. `RATE_LIMIT_<SCOPE>="<count>/<window>"` overrides count and window.
 * Doors that guard passwords and tokens refuse while the store is down; the work of users who are
 * known already goes on, counted in process.
 */
export const SCOPES = {
  LOGIN: { count: 10, windowMs: MINUTE_MS, countedBy: 'address+email', whenStoreDown: 'refuse' },
  LOGIN_ADDRESS: { count: 100, windowMs: MINUTE_MS, countedBy: 'address', whenStoreDown: 'refuse' },
  // What LOGIN gives one address in an hour is all that those unknown to the account get together.
  LOGIN_ACCOUNT: { count: 600, windowMs: HOUR_MS, countedBy: 'email', whenStoreDown: 'refuse' },
  REGISTRATION: { count: 30, windowMs: HOUR_MS, countedBy: 'address', whenStoreDown: 'refuse' },
  REFRESH: { count: 60, windowMs: MINUTE_MS, countedBy: 'address', whenStoreDown: 'refuse' },
  PROFILE: { count: 2_000, windowMs: HOUR_MS, countedBy: 'user', whenStoreDown: 'allow' },
  TRANSACTION_CREATE: {
    count: 50_000,
    windowMs: HOUR_MS,
    countedBy: 'user',
    whenStoreDown: 'allow',
  },
  TRANSACTION_LIST: { count: 10_000, windowMs: HOUR_MS, countedBy: 'user', whenStoreDown: 'allow' },
  ADMIN: { count: 20_000, windowMs: HOUR_MS, countedBy: 'user', whenStoreDown: 'allow' },
} as const satisfies Record<string, ScopeLimit>;

export type Scope = keyof typeof SCOPES;

const isScope = (name: string): name is Scope => Object.hasOwn(SCOPES, name);

export const SCOPE_NAMES: readonly Scope[] = Object.keys(SCOPES).filter(isScope);
