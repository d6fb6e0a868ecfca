import { migrate } from '@chargeflow/core/db/migrate';
import { Command } from 'commander';
import { withDatabase } from '#with-core';

const OWNER_HINT =
  'The application connects as somebody who may rewrite the ledger; with DATABASE_OWNER_URL it need not (docs/roles.md)\n';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to the newest migration')
    .action(async () => {
      const isHeld = await withDatabase((appUrl, ownerUrl) => migrate(ownerUrl, { appUrl }));
      process.stdout.write('The database is up to date\n');
      if (!isHeld) process.stdout.write(OWNER_HINT);
    });
}
