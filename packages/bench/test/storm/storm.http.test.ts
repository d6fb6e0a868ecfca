import { expect, test } from 'vitest';
import { planFaults, type FaultName } from '#chaos/storm/plan';
import { runStorm } from '#chaos/storm/run';

/** What is over soon, each once; the others, and all of them for minutes, are thrown by hand. */
const FAULTS: readonly FaultName[] = [
  'pg-stop',
  'web-kill',
  'worker-kill',
  'backends',
  'cut',
  'store',
  'operator',
];
const EVERY_MS = 1_200;
const LENGTH_MS = FAULTS.length * EVERY_MS;
const SEED = 'ordinary';

test('faults of chance leave nothing that a legal order of the calls does not explain', async () => {
  const plan = planFaults({ seed: SEED, lengthMs: LENGTH_MS, faults: FAULTS, everyMs: EVERY_MS });
  const lines: string[] = [`seed ${SEED}`];
  const report = await runStorm({
    seed: SEED,
    faults: FAULTS,
    plan,
    lengthMs: LENGTH_MS,
    sellers: 4,
    admins: 2,
    clientsOfSeller: 2,
    workers: 1,
    pauseMs: [50, 250],
    log: (line) => void lines.push(line),
  });
  const told = `${lines.join('\n')}\n${JSON.stringify(report, null, 2)}`;
  expect(report.problems, told).toEqual([]);
  expect(report.thrown, told).toEqual(Object.fromEntries(plan.map(({ fault }) => [fault, 1])));
  expect(report.recovery, told).toMatchObject({ stops: 1, recovered: 1 });
}, 240_000);
