import { parseDatabaseSettings } from '@chargeflow/core/settings/database';
import { describeProgram } from '@chargeflow/local-stack/programs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { describeResults } from '#load/report/describe';
import { endProgress } from '#load/report/progress';
import { publish } from '#load/report/publish';
import { LOADS, runLoads, writeResults, type LoadName } from '#load/run';
import { SYSTEM_NAMES, type LoadSettings } from '#load/settings';

type Options = LoadSettings & { only: LoadName[]; publish: boolean };

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('not a positive number');
  return value;
}

const each = (text: string, before: number[] | undefined) => [...(before ?? []), positive(text)];

/** As many as the product has by itself, or is told to have. */
const pool = parseDatabaseSettings({ DATABASE_URL: 'postgres://any', ...process.env });

const bench = new Command('bench')
  .description('how much the built product sells, and beside it how much less work would')
  .addOption(
    new Option('--only <loads...>', 'some of the loads').choices(LOADS).default([...LOADS], 'all'),
  )
  .addOption(
    new Option('--systems <names...>', 'who sells')
      .choices(SYSTEM_NAMES)
      .default([...SYSTEM_NAMES], 'all'),
  )
  .option('--connections <counts...>', 'clients at once (default: 1 32 256)', each)
  .option('--rounds <n>', 'how often each is driven', positive, 5)
  .option('--seconds <n>', 'how long each time', positive, 3)
  .option('--sellers <n>', 'wallets', positive, 1_000)
  .option('--pool <n>', 'connections of each to the database', positive, pool.maxConnections)
  .option('--worker', 'deliver beside, through the simulated operator', false)
  .option('--overload <n>', 'how many times what it can do is offered', positive, 5)
  .option('--minutes <n>', 'how long the load that watches memory lasts', positive, 5)
  .option('--name <name>', 'of the file of results', new Date().toISOString().replaceAll(':', '-'))
  .option('--publish', 'write what was found into the README', false)
  .action(async ({ only, publish: isPublished, ...settings }: Options) => {
    describeProgram('web', 'production');
    const connections = settings.connections ?? [1, 32, 256];
    const loads = LOADS.filter((load) => only.includes(load));
    const results = await runLoads(loads, { ...settings, connections });
    const file = await writeResults(results);
    if (isPublished) await publish(results);
    endProgress();
    process.stdout.write(`${describeResults(results)}\n\n${file}\n`);
    if (results.problems.length > 0) process.exitCode = 1;
  });

try {
  await bench.parseAsync();
} catch (error) {
  endProgress();
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
