import { Command, InvalidArgumentError, Option } from 'commander';
import { withBigDatabase } from '#big/database';
import { describeTimed, isBad } from '#big/queries/describe';
import { timeQueries } from '#big/queries/time';
import { timeSales, type SaleOptions } from '#big/sales';
import { seedDatabase } from '#big/seed/seed';
import { endProgress, tellProgress } from '#load/report/progress';

interface QueryOptions {
  scale: number;
  inputs: number;
  limit: number;
  only: string[];
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('not a positive number');
  return value;
}

const scale = () =>
  new Option('--scale <n>', '1 is ten million entries').argParser(positive).default(0.01);

const seed = new Command('seed')
  .description('make a large database, which is kept; one of the same scale is thrown away')
  .addOption(scale())
  .action(async (options: { scale: number }) => {
    const beganMs = Date.now();
    const tell = (step: string) => {
      const seconds = Math.round((Date.now() - beganMs) / 1_000);
      process.stderr.write(`${String(seconds).padStart(5)} s  ${step}\n`);
    };
    await withBigDatabase({ ...options, recreate: true }, (url) =>
      seedDatabase(url, options.scale, tell),
    );
    tell('done');
  });

const queries = new Command('queries')
  .description('time every query of the API; fails where the p95 is over the limit')
  .addOption(scale())
  .option('--inputs <n>', 'different inputs of each', positive, 30)
  .option('--limit <ms>', 'the most that a p95 may be', positive, 200)
  .option('--only <parts...>', 'queries whose names contain one of these', [])
  .action(async ({ scale, inputs, limit, only }: QueryOptions) => {
    const tell = (line: string) => tellProgress(`timing ${line}`);
    const timed = await withBigDatabase({ scale, recreate: false }, (url) =>
      timeQueries(url, { inputs, only, limitMs: limit, tell }),
    );
    endProgress();
    process.stdout.write(`${describeTimed(timed, limit)}\n`);
    if (timed.some((one) => isBad(one, limit))) process.exitCode = 1;
  });

const sales = new Command('sales')
  .description('what a sale takes beside many entries, against few; by turns')
  .addOption(scale())
  .addOption(
    new Option('--against <n>', 'the scale of the small one').argParser(positive).default(0.001),
  )
  .option('--rounds <n>', 'how often each', positive, 10)
  .option('--sales <n>', 'sales in a round', positive, 300)
  .action(
    async ({ scale, against, ...options }: SaleOptions & { scale: number; against: number }) => {
      const timed = await withBigDatabase({ scale, recreate: false }, (large) =>
        withBigDatabase({ scale: against, recreate: false }, (small) =>
          timeSales({ large, small, ...options }),
        ),
      );
      process.stdout.write(`${JSON.stringify(timed, null, 2)}\n`);
    },
  );

const big = new Command('big')
  .description('how the product does with a large database')
  .addCommand(seed)
  .addCommand(queries)
  .addCommand(sales);

try {
  await big.parseAsync();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
