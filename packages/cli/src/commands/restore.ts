import path from 'node:path';
import { restore } from '@chargeflow/core/backup/restore';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { Command } from 'commander';
import { withCore, withDatabase } from '#with-core';
import { printChecks } from '#print-checks';

export function restoreCommand(): Command {
  return new Command('restore')
    .description('fill an empty database with a backup, and check every invariant of the money')
    .argument('<folder>', 'of a finished backup')
    .action(async (folder: string) => {
      await withDatabase(async (appUrl, ownerUrl) => {
        const onTable = (name: string) => process.stderr.write(`  ${name}\n`);
        const { takenAt } = await restore(ownerUrl, path.resolve(folder), { appUrl, onTable });
        process.stdout.write(`Restored as of ${takenAt}\n`);
        const result = await withCore(appUrl, reconcile);
        if (!result.ok) process.exitCode = 1;
        printChecks(result);
      });
    });
}
