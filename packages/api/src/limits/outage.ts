/** Failures in a row after which the store is left alone. */
const FAILURES_TO_PAUSE = 3;
/** How long it is left alone before one call tries it again. */
export const PAUSE_MS = 1_000;

/**
 * Notices that the store is down, so that calls do not each wait for a time-out: after a few
 * failures in a row one call a second goes to the store, until one succeeds.
 */
export class Outage {
  #failures = 0;
  #retryAtMs = 0;
  readonly #onDown: (cause: unknown) => void;
  readonly #onUp: () => void;

  constructor(onDown: (cause: unknown) => void, onUp: () => void) {
    this.#onDown = onDown;
    this.#onUp = onUp;
  }

  mayAsk(nowMs: number): boolean {
    if (this.#failures < FAILURES_TO_PAUSE) return true;
    if (nowMs < this.#retryAtMs && this.#retryAtMs - nowMs <= PAUSE_MS) return false;
    this.#retryAtMs = nowMs + PAUSE_MS;
    return true;
  }

  succeeded(): void {
    if (this.#failures === 0) return;
    this.#failures = 0;
    this.#onUp();
  }

  failed(cause: unknown, nowMs: number): void {
    this.#failures += 1;
    this.#retryAtMs = nowMs + PAUSE_MS;
    if (this.#failures === 1) this.#onDown(cause);
  }
}
