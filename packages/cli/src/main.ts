import { Command } from 'commander';

import { devCommand } from '#commands/dev';
import { startCommand } from '#commands/start';

const program = new Command('chargeflow')
  .description('Charge Flow on the command line')
  .addCommand(devCommand())
  .addCommand(startCommand());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
