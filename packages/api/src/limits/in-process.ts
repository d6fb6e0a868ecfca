import { BoundedMap } from '#limits/bounded-map';
import type { ScopeLimit } from '#limits/scopes';

type Window = { startedMs: number; used: number };

/** Counts calls in the memory of this process: what stands in while the store is down. */
export class InProcessWindows {
  readonly #windows: BoundedMap<string, Window>;

  constructor(maxKeys: number) {
    this.#windows = new BoundedMap(maxKeys);
  }

  /** Counts one call. Answers 0 if it is within the limit, else the milliseconds until the window ends. */
  count(key: string, limit: ScopeLimit, nowMs: number): number {
    const window = this.#windows.get(key);
    if (
      window === undefined ||
      nowMs >= window.startedMs + limit.windowMs ||
      nowMs < window.startedMs
    ) {
      this.#windows.set(key, { startedMs: nowMs, used: 1 });
      return 0;
    }
    window.used += 1;
    return window.used <= limit.count ? 0 : window.startedMs + limit.windowMs - nowMs;
  }
}
