import path from 'node:path';
import { backUp } from '@chargeflow/core/backup/write';
import { Command } from 'commander';
import { withDatabase } from '#with-core';

export function backupCommand(): Command {
  return new Command('backup')
    .description('write everything that the database keeps into a new folder, as of one moment')
    .argument('<folder>', 'made by the command, readable for nobody else')
    .action(async (folder: string) => {
      const { takenAt, tables } = await withDatabase((_appUrl, ownerUrl) =>
        backUp(ownerUrl, path.resolve(folder), (name) => process.stderr.write(`  ${name}\n`)),
      );
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      process.stdout.write(`${rows} rows of ${tables.length} tables, as of ${takenAt}\n`);
    });
}
