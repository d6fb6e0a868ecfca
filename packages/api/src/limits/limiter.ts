import { BoundedMap } from '#limits/bounded-map';
import { InProcessWindows } from '#limits/in-process';
import { callerKey, type CallerKeys } from '#limits/key';
import { Outage, PAUSE_MS } from '#limits/outage';
import { within } from '#limits/patience';
import { SCOPE_NAMES, type Scope, type ScopeLimit } from '#limits/scopes';
import type { LimitsByScope } from '#limits/settings';
import type { RateLimitStore } from '#limits/store';
import { DECISION_TIMEOUT_MS } from '#limits/timeouts';

/** `reason` tells a caller over the limit from a door that is shut because the store is down. */
export type LimitDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly retryAfterMs: number; readonly reason: 'limit' | 'store-down' };

export type Limiter = {
  /**
   * Counts one call and decides it, within 300 ms and without ever throwing for the store's sake.
   * `retryAfterMs` is at least 1 and true to the window: a call after it is decided anew.
   * Throws a TypeError if the key that the scope is counted by is missing.
   */
  readonly check: (scope: Scope, keys: CallerKeys) => Promise<LimitDecision>;
  readonly close: () => Promise<void>;
};

type LimiterOptions = {
  readonly limits: LimitsByScope;
  readonly store: RateLimitStore;
  /** Told once when the store begins to fail, and once when it answers again. */
  readonly onStoreDown?: (cause: unknown) => void;
  readonly onStoreUp?: () => void;
};

const MAX_KEYS_IN_PROCESS = 50_000;

/** The one door to the rate limits, for the tRPC middleware and next-auth's authorize alike. */
export function createLimiter({ limits, store, onStoreDown, onStoreUp }: LimiterOptions): Limiter {
  const ratelimits = new Map(
    SCOPE_NAMES.map((scope) => [scope, store.open(scope, limits[scope])] as const),
  );
  const outage = new Outage(onStoreDown ?? (() => {}), onStoreUp ?? (() => {}));
  const inProcess = new InProcessWindows(MAX_KEYS_IN_PROCESS);
  // A flood over the limit stops here, and costs the store nothing.
  const refusedUntilMs = new BoundedMap<string, number>(MAX_KEYS_IN_PROCESS);

  async function check(scope: Scope, keys: CallerKeys): Promise<LimitDecision> {
    const limit = limits[scope];
    const caller = callerKey(limit.countedBy, keys);
    const key = `${scope}:${caller}`;
    const nowMs = Date.now();
    const untilMs = refusedUntilMs.get(key) ?? 0;
    if (untilMs > nowMs) return refused(untilMs - nowMs, limit);

    const answer = outage.mayAsk(nowMs) ? await ask(scope, caller) : undefined;
    if (answer === undefined) return decideAlone(key, limit);
    if (answer.success) return { ok: true };
    refusedUntilMs.set(key, answer.reset);
    return refused(answer.reset - Date.now(), limit);
  }

  async function ask(scope: Scope, caller: string) {
    try {
      const ratelimit = ratelimits.get(scope);
      if (ratelimit === undefined) throw new TypeError(`there is no rate limit ${scope}`);
      // Not Ratelimit's own time-out, which lets the call pass as if it had been counted.
      const answer = await within(DECISION_TIMEOUT_MS, ratelimit.limit(caller));
      outage.succeeded();
      return answer;
    } catch (cause) {
      outage.failed(cause, Date.now());
      return undefined;
    }
  }

  function decideAlone(key: string, limit: ScopeLimit): LimitDecision {
    if (limit.whenStoreDown === 'refuse')
      return { ok: false, retryAfterMs: PAUSE_MS, reason: 'store-down' };
    const waitMs = inProcess.count(key, limit, Date.now());
    return waitMs === 0 ? { ok: true } : refused(waitMs, limit);
  }

  return { check, close: store.close };
}

// Clocks of several servers differ a little: a wait is never longer than the window.
function refused(waitMs: number, limit: ScopeLimit): LimitDecision {
  return {
    ok: false,
    retryAfterMs: Math.max(1, Math.min(Math.ceil(waitMs), limit.windowMs)),
    reason: 'limit',
  };
}
