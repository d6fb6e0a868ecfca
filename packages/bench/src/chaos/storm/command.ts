import { randomBytes } from 'node:crypto';
import {
  FAULT_NAMES,
  FAULTS,
  isFaultName,
  planFaults,
  RECOVERY_MS,
  type FaultName,
} from '#chaos/storm/plan';
import { planRounds } from '#chaos/storm/rounds';
import { runStorm } from '#chaos/storm/run';
import { OTHER_CLOCK } from '#chaos/storm/stage';

/** As they are given on the command line. */
export interface StormArguments {
  seed?: string;
  minutes?: string;
  faults?: string;
  without: readonly string[];
  rounds?: string;
  every?: string;
}

const MINUTES = 3;
/** The mean time from one fault to the next. */
const EVERY_MS = 2_000;
const ROUND_MS = 3_000;
const PEOPLE = { sellers: 10, admins: 3, clientsOfSeller: 2, workers: 2 } as const;
const PAUSE_MS = [10, 150] as const;

/** Runs a storm by hand: its plan on standard error, its report on standard output. True when clean. */
export async function stormByHand(given: StormArguments): Promise<boolean> {
  const seed = given.seed ?? randomBytes(4).toString('hex');
  const faults = chooseFaults(given);
  const everyMs = given.every === undefined ? EVERY_MS : Number(given.every);
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  log(`seed ${seed}: ${faults.join(', ')}`);
  const { plan, lengthMs } = planOf(given, seed, faults, everyMs);
  const report = await runStorm({
    ...PEOPLE,
    seed,
    faults,
    plan,
    lengthMs,
    pauseMs: PAUSE_MS,
    log,
  });
  const { problems } = report;
  const shown = { ...report, faults, problems: problems.length };
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  for (const problem of problems) process.stdout.write(`BROKEN ${problem}\n`);
  return problems.length === 0;
}

function planOf(
  { minutes, rounds }: StormArguments,
  seed: string,
  faults: readonly FaultName[],
  everyMs: number,
) {
  if (rounds === undefined) {
    const lengthMs = Number(minutes ?? MINUTES) * 60_000;
    return { lengthMs, plan: planFaults({ seed, lengthMs, faults, everyMs }) };
  }
  const [fault] = faults;
  if (fault === undefined || faults.length > 1) throw new Error('rounds are of one fault');
  const { minMs, maxMs } = FAULTS[fault];
  const plan = planRounds({
    fault,
    rounds: Number(rounds),
    everyMs: Math.max(everyMs, ROUND_MS),
    forMs: (minMs + maxMs) / 2,
  });
  return { plan, lengthMs: (plan.at(-1)?.atMs ?? 0) + RECOVERY_MS };
}

/** All that can be thrown here, or those that are named; never those that are left out. */
function chooseFaults({ faults, without }: StormArguments): FaultName[] {
  const wanted = faults?.split(',') ?? FAULT_NAMES;
  const left = without.flatMap((names) => names.split(','));
  for (const name of [...wanted, ...left]) {
    if (!isFaultName(name)) throw new Error(`there is no fault ${name}`);
  }
  return wanted
    .filter(isFaultName)
    .filter((name) => !left.includes(name) && (name !== 'clock' || OTHER_CLOCK !== null));
}
