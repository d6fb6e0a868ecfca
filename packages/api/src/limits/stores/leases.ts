import { BoundedMap } from '#limits/bounded-map';
import type { ScopeLimit } from '#limits/scopes';

/** Places that a process takes at once, at most. */
const LEASE_MAX = 64;
/** No more than this part of what is left, so that near the limit each call is counted by itself. */
const LEASE_PART = 64;
const KEYS_MAX = 50_000;

interface Lease {
  /** Places taken for calls that are yet to come. */
  left: number;
  /** How many were taken the last time: twice as many the next time. */
  taken: number;
  /** Of the last answer: what the window holds, counted for all processes. */
  used: number;
  startedMs: number;
}

/**
 * Places in callers' windows that this process has taken in the store ahead of their calls, so that
 * an ordinary call costs no round trip. Whatever is taken is counted there: all processes together
 * never let in more than the limit. A caller's first call takes its own place only, the next ones
 * twice as many each time; what a process takes and never gives out is at most a sixty-fourth of
 * what was left.
 */
export class Leases {
  readonly #limit: ScopeLimit;
  readonly #leases = new BoundedMap<string, Lease>(KEYS_MAX);

  constructor(limit: ScopeLimit) {
    this.#limit = limit;
  }

  /** Gives out a place of the current window; null where none is held, and the store is to be asked. */
  take(key: string, nowMs: number): { remaining: number; startedMs: number } | null {
    const lease = this.#leases.get(key);
    if (!lease || lease.left === 0 || !this.#isCurrent(lease, nowMs)) return null;
    lease.left -= 1;
    return { remaining: Math.max(0, this.#limit.count - lease.used), startedMs: lease.startedMs };
  }

  /** How many places to take beyond those of the calls that wait. */
  wanted(key: string, nowMs: number): number {
    const lease = this.#leases.get(key);
    if (!lease || !this.#isCurrent(lease, nowMs)) return 0;
    const left = Math.floor((this.#limit.count - lease.used) / LEASE_PART);
    return Math.max(0, Math.min(lease.taken * 2 + 1, left, LEASE_MAX));
  }

  /** What the store answered: `used` after all that were asked for were taken, `ahead` of calls. */
  keep(key: string, answer: { used: number; ahead: number; startedMs: number }): void {
    const { used, ahead, startedMs } = answer;
    const over = Math.max(0, used - this.#limit.count);
    const before = this.#leases.get(key);
    const isSame = before?.startedMs === startedMs;
    const left = Math.max(0, ahead - over) + (isSame ? before.left : 0);
    this.#leases.set(key, { left, taken: ahead, used, startedMs });
  }

  #isCurrent({ startedMs }: Lease, nowMs: number): boolean {
    return nowMs >= startedMs && nowMs < startedMs + this.#limit.windowMs;
  }
}
