import { Dice } from '#chaos/storm/dice';

/** What a fault lays hands on: two faults of one kind of thing are never thrown at once. */
type Thing = 'web' | 'worker' | 'server' | 'way' | 'store' | 'operator' | 'locks';

interface FaultRule {
  tells: string;
  thing: Thing;
  /** How long it lasts, where that is not for the system to say. */
  minMs: number;
  maxMs: number;
}

export const FAULTS = {
  'web-kill': { tells: 'web killed with -9', thing: 'web', minMs: 0, maxMs: 0 },
  'web-freeze': { tells: 'web stopped and thawed', thing: 'web', minMs: 300, maxMs: 6_000 },
  sigterm: { tells: 'web or a worker told to stop', thing: 'web', minMs: 0, maxMs: 0 },
  'worker-kill': { tells: 'a worker killed with -9', thing: 'worker', minMs: 0, maxMs: 0 },
  'worker-freeze': {
    tells: 'a worker stopped, past its leases or not, and thawed',
    thing: 'worker',
    minMs: 500,
    maxMs: 9_000,
  },
  clock: {
    tells: 'a worker started two hours off, which must refuse',
    thing: 'worker',
    minMs: 0,
    maxMs: 0,
  },
  backends: {
    tells: "PostgreSQL's connections terminated",
    thing: 'server',
    minMs: 0,
    maxMs: 0,
  },
  'pg-stop': {
    tells: 'PostgreSQL stopped at once and started',
    thing: 'server',
    minMs: 0,
    maxMs: 1_500,
  },
  'slow-commits': {
    tells: 'each commit 100 ms late at the disk',
    thing: 'server',
    minMs: 1_000,
    maxMs: 4_000,
  },
  cut: { tells: 'ways to PostgreSQL cut', thing: 'way', minMs: 0, maxMs: 0 },
  stall: { tells: 'a way to PostgreSQL stalled', thing: 'way', minMs: 200, maxMs: 9_000 },
  store: {
    tells: 'the store of rate limits frozen, killed, flushed, cut or stalled',
    thing: 'store',
    minMs: 300,
    maxMs: 4_000,
  },
  operator: {
    tells: 'the operator slow, down, over its rate or killed',
    thing: 'operator',
    minMs: 500,
    maxMs: 5_000,
  },
  pool: {
    tells: 'tables locked, so that every connection waits',
    thing: 'locks',
    minMs: 500,
    maxMs: 6_000,
  },
  lock: { tells: "one wallet's row locked for 10 s", thing: 'locks', minMs: 10_000, maxMs: 10_000 },
} as const satisfies Record<string, FaultRule>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** One fault, when it is to be thrown and with which numbers of chance. */
export interface Throwing {
  atMs: number;
  fault: FaultName;
  forMs: number;
  /** From 0 to below 1, for what else the fault has to choose. */
  chance: number;
}

export interface PlanOptions {
  seed: string;
  lengthMs: number;
  faults: readonly FaultName[];
  /** The mean time from one fault to the next. */
  everyMs: number;
}

/** Room for whatever is started again, beside the time that a fault lasts. */
export const RECOVERY_MS = 3_000;

/** What a seed throws, in order of time; the same options give the same plan. */
export function planFaults({ seed, lengthMs, faults, everyMs }: PlanOptions): Throwing[] {
  const dice = new Dice(seed).fork('faults');
  const plan: Throwing[] = [];
  const freeAtMs = new Map<Thing, number>();
  let left: FaultName[] = [];
  for (let atMs = everyMs / 2; atMs < lengthMs; atMs += everyMs * (0.5 + dice.next())) {
    // Each once before any comes again, so that a short run throws all it can.
    if (left.length === 0) left = shuffled(dice, faults);
    const free = left.filter((name) => (freeAtMs.get(FAULTS[name].thing) ?? 0) <= atMs);
    const fault = free[0];
    const [chance, share] = [dice.next(), dice.next()];
    if (fault === undefined) continue;
    left = left.filter((name) => name !== fault);
    const { thing, minMs, maxMs } = FAULTS[fault];
    const forMs = Math.round(minMs + (maxMs - minMs) * share);
    freeAtMs.set(thing, atMs + forMs + RECOVERY_MS);
    plan.push({ atMs: Math.round(atMs), fault, forMs, chance });
  }
  return plan;
}

function shuffled<T>(dice: Dice, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: dice.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(FAULTS, text);
}
