import type { ClaimedCharge } from '#delivery/claim';

/** The charges being worked on, never more than `max`. */
export class Flights {
  readonly #max: number;
  readonly #onEnd: () => void;
  readonly #works = new Map<Promise<void>, ClaimedCharge>();

  /** `onEnd` is told of each that is over, when its place is free. */
  constructor(max: number, onEnd: () => void) {
    this.#max = max;
    this.#onEnd = onEnd;
  }

  get free(): number {
    return this.#max - this.#works.size;
  }

  get charges(): ClaimedCharge[] {
    return [...this.#works.values()];
  }

  /** How many of each operator's charges are being worked on. */
  get byOperator(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { operator } of this.#works.values()) {
      counts.set(operator, (counts.get(operator) ?? 0) + 1);
    }
    return counts;
  }

  /** `work` must not reject. */
  add(charge: ClaimedCharge, work: Promise<void>): void {
    const over = work.finally(() => {
      this.#works.delete(over);
      this.#onEnd();
    });
    this.#works.set(over, charge);
  }

  async waitForAll(): Promise<void> {
    await Promise.all(this.#works.keys());
  }
}
