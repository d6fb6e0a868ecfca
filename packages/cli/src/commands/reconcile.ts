import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { Command } from 'commander';
import { printChecks } from '#print-checks';
import { withCore, withDatabase } from '#with-core';

export function reconcileCommand(): Command {
  return new Command('reconcile')
    .description('check every invariant of the money; exits with 1 if one does not hold')
    .option('--json', 'print the whole result as JSON')
    .action(async ({ json }: { json?: true }) => {
      const result = await withDatabase((url) => withCore(url, reconcile));
      if (!result.ok) process.exitCode = 1;
      if (json) {
        process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
        return;
      }
      printChecks(result);
    });
}
