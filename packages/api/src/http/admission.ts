/**
 * How many calls a process works on at once. More than it can answer within a quarter of a second
 * would only make everybody wait: whoever comes beyond is told so at once, which costs next to nothing.
 */
export class Admission {
  readonly #max: number;
  #inside = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Whether there is room; if so, `leave` is to be called when the call is answered. */
  enter(): boolean {
    if (this.#inside >= this.#max) return false;
    this.#inside += 1;
    return true;
  }

  leave(): void {
    this.#inside -= 1;
  }
}
