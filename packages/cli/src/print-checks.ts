import type { Reconciliation } from '@chargeflow/core/ledger/reconcile';

/** A line for each check, and below it whatever breaks it. */
export function printChecks({ checks }: Reconciliation): void {
  for (const { name, ok, violations } of checks) {
    process.stdout.write(`${ok ? 'ok    ' : 'BROKEN'} ${name}\n`);
    for (const row of violations) process.stdout.write(`         ${JSON.stringify(row)}\n`);
  }
}
