import { Command } from 'commander';
import { findProblems } from '#chaos/check';
import { withDatabase } from '#database';
import { FAULT_POINTS } from '#chaos/faults';
import { describeRun } from '#chaos/report';
import { openScene, type Scene } from '#chaos/scene';
import { drainQueue } from '#chaos/scenarios/drain-queue';
import { freezeWorkers } from '#chaos/scenarios/freeze-worker';
import { killBothWorkers } from '#chaos/scenarios/kill-both';
import { killWeb } from '#chaos/scenarios/kill-web';
import { killWorkerAtEachPoint } from '#chaos/scenarios/kill-worker';
import { sellMixed } from '#chaos/scenarios/sell-mixed';
import { troubleOperator } from '#chaos/scenarios/trouble-operator';
import { untilReversed } from '#chaos/settled';
import { stormByHand } from '#chaos/storm/command';
import { FAULTS } from '#chaos/storm/plan';

interface Options {
  charges?: string;
  rounds?: string;
  seconds?: string;
  without: string[];
  seed?: string;
  minutes?: string;
  faults?: string;
  every?: string;
}

type Scenario = (scene: Scene, options: Options) => Promise<object>;

/** Long enough for the simulator's 3 seconds, short enough for lost orders to be found out soon. */
const PATIENT = { OPERATOR_TIMEOUT_MS: '4000' };
/** A sweep rests ten times as long as it took, which may be seconds on a busy machine. */
const REVERSED_WITHIN_MS = 300_000;

const number = (text: string | undefined, otherwise: number) => Number(text ?? otherwise);

const SCENARIOS: Record<string, { tells: string; run: Scenario }> = {
  mixed: {
    tells: '10,000 charges of every kind, two workers',
    run: (scene, { charges, without }) =>
      sellMixed(scene, { charges: number(charges, 10_000), without, concurrency: 40 }),
  },
  drain: {
    tells: 'how fast two workers deliver a queue of 5,000',
    run: (scene, { charges }) => drainQueue(scene, { charges: number(charges, 5_000) }),
  },
  'kill-worker': {
    tells: 'a worker killed at each point, 25 times each',
    run: (scene, { charges, rounds, without }) =>
      killWorkerAtEachPoint(scene, {
        points: FAULT_POINTS,
        rounds: number(rounds, 25),
        chargesPerRound: number(charges, 8),
        without,
      }),
  },
  'kill-both': {
    tells: 'both workers killed together, 10 times',
    run: (scene, { rounds, without }) =>
      killBothWorkers(scene, { rounds: number(rounds, 10), without }),
  },
  'kill-web': {
    tells: 'web killed under load, 100 times',
    run: (scene, { rounds, without }) =>
      killWeb(scene, { kills: number(rounds, 100), concurrency: 20, without }),
  },
  'operator-down': {
    tells: 'the operator down for 60 seconds, then back',
    run: (scene, { seconds, without }) =>
      troubleOperator(scene, {
        mode: { mode: 'down' },
        troubleMs: number(seconds, 60) * 1_000,
        soldPerSecond: 20,
        without,
      }),
  },
  'over-rate': {
    tells: 'the operator over its rate for 30 seconds',
    run: (scene, { seconds, without }) =>
      troubleOperator(scene, {
        mode: { mode: 'rate-limited', perSecond: 10 },
        troubleMs: number(seconds, 30) * 1_000,
        soldPerSecond: 40,
        without,
      }),
  },
  freeze: {
    tells: 'workers frozen past their leases and thawed when all is settled, 5 times',
    run: (scene, { rounds, charges, without }) =>
      freezeWorkers(scene, {
        points: ['claimed', 'recorded', 'calling', 'answered'],
        rounds: number(rounds, 5),
        charges: number(charges, 10),
        without,
      }),
  },
};

/** Runs a scenario on a scene of its own, and answers whether everything adds up. */
async function runScenario(name: string, run: Scenario, options: Options): Promise<boolean> {
  return withDatabase(async ({ appUrl }) => {
    const scene = await openScene({ databaseUrl: appUrl, sellers: 20, env: PATIENT });
    try {
      const found = await run(scene, options);
      await untilReversed(scene, REVERSED_WITHIN_MS);
      const problems = await findProblems(scene);
      const report = { scenario: name, ...found, ...(await describeRun(scene)) };
      const { logFolder } = scene.stack;
      process.stdout.write(
        `${JSON.stringify({ ...report, logFolder, problems: problems.length }, null, 2)}\n`,
      );
      for (const problem of problems) process.stdout.write(`BROKEN ${problem}\n`);
      return problems.length === 0;
    } finally {
      await scene.close();
    }
  });
}

const chaos = new Command('chaos')
  .description('break the built product while it sells, and see that everything adds up')
  .argument('[scenario...]', `${Object.keys(SCENARIOS).join(', ')}; without one, faults of chance`)
  .option('--seed <text>', 'throws the same faults again')
  .option('--minutes <n>', 'how long faults are thrown')
  .option('--faults <names>', 'those to throw, with commas between')
  .option('--every <ms>', 'the mean time from one fault to the next')
  .option('--rounds <n>', 'how often the one fault is thrown, or something is killed or frozen')
  .option('--charges <n>', 'charges, or charges a round or a second')
  .option('--seconds <n>', 'how long the operator is in trouble')
  .option('--without <names...>', 'faults, or endings of phones, that are left out', [])
  .addHelpText('after', `\nScenarios:${listed(SCENARIOS)}\n\nFaults:${listed(FAULTS)}`)
  .action(async (names: string[], options: Options) => {
    if (names.length === 0 && !(await stormByHand(options))) process.exitCode = 1;
    for (const name of names) {
      const scenario = SCENARIOS[name];
      if (!scenario) throw new Error(`there is no scenario ${name}`);
      if (!(await runScenario(name, scenario.run, options))) process.exitCode = 1;
    }
  });

function listed(items: Readonly<Record<string, { tells: string }>>): string {
  const lines = Object.entries(items).map(([name, { tells }]) => `\n  ${name.padEnd(14)} ${tells}`);
  return lines.join('');
}

try {
  await chaos.parseAsync();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
