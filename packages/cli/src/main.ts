import { Command } from 'commander';

import { adminCommand } from '#commands/admin';
import { devCommand } from '#commands/dev';
import { migrateCommand } from '#commands/migrate';
import { reconcileCommand } from '#commands/reconcile';
import { reconcileOperatorCommand } from '#commands/reconcile-operator';
import { seedCommand } from '#commands/seed';
import { startCommand } from '#commands/start';

const program = new Command('chargeflow')
  .description('Charge Flow on the command line')
  .addCommand(devCommand())
  .addCommand(startCommand())
  .addCommand(migrateCommand())
  .addCommand(adminCommand())
  .addCommand(reconcileCommand())
  .addCommand(reconcileOperatorCommand())
  .addCommand(seedCommand());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
