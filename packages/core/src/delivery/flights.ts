import type { ClaimedCharge } from '#delivery/claim';

/** The charges being worked on, never more than `max`. */
export class Flights {
  readonly #max: number;
  readonly #works = new Map<Promise<void>, ClaimedCharge>();
  #wake: (() => void) | null = null;

  constructor(max: number) {
    this.#max = max;
  }

  get free(): number {
    return this.#max - this.#works.size;
  }

  get charges(): ClaimedCharge[] {
    return [...this.#works.values()];
  }

  /** `work` must not reject. */
  add(charge: ClaimedCharge, work: Promise<void>): void {
    const over = work.finally(() => {
      this.#works.delete(over);
      this.#wake?.();
    });
    this.#works.set(over, charge);
  }

  /** Resolves when there is room for one more, or when `stopping` is aborted. One waits at a time. */
  async waitForFree(stopping: AbortSignal): Promise<void> {
    if (this.free > 0 || stopping.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        stopping.removeEventListener('abort', wake);
        this.#wake = null;
        resolve();
      };
      this.#wake = wake;
      stopping.addEventListener('abort', wake, { once: true });
    });
  }

  async waitForAll(): Promise<void> {
    await Promise.all(this.#works.keys());
  }
}
