import { migrate } from '@chargeflow/core/db/migrate';
import { Command } from 'commander';
import { withDatabase } from '#with-core';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to the newest migration')
    .action(async () => {
      await withDatabase(migrate);
      process.stdout.write('The database is up to date\n');
    });
}
