import { Command, InvalidArgumentError, Option } from 'commander';
import { withBigDatabase } from '#big/database';
import { seedDatabase } from '#big/seed/seed';

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

const big = new Command('big')
  .description('how the product does with a large database')
  .addCommand(seed);

try {
  await big.parseAsync();
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
