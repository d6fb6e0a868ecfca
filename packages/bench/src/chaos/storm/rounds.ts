import type { FaultName, Throwing } from '#chaos/storm/plan';

interface RoundsOptions {
  fault: FaultName;
  rounds: number;
  /** From one to the next. */
  everyMs: number;
  forMs: number;
}

/** The same fault again and again, while people do nothing but sell and read. */
export function planRounds({ fault, rounds, everyMs, forMs }: RoundsOptions): Throwing[] {
  return Array.from({ length: rounds }, (_, round) => ({
    atMs: (round + 1) * everyMs,
    fault,
    forMs,
    chance: 0,
  }));
}
