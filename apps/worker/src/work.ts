import { runSessionPurge } from '@chargeflow/core/auth/purge-sessions';
import { runBulkOrders } from '@chargeflow/core/bulk/run';
import { runComparisons } from '@chargeflow/core/comparisons/schedule';
import { assertClock, watchClock } from '@chargeflow/core/clock';
import type { Core } from '@chargeflow/core/core';
import { isMigrated } from '@chargeflow/core/db/migrate';
import { runDelivery } from '@chargeflow/core/delivery/run';
import { runIntegrity } from '@chargeflow/core/integrity/schedule';
import { openReloadly } from '@chargeflow/core/operators/reloadly/open';
import { runRollups } from '@chargeflow/core/rollups/schedule';
import type { WorkerSettings } from '@chargeflow/core/settings/worker';

/**
 * Delivers charges, sells bulk orders, compares with the operator, adds up what has happened, anchors
 * and verifies the ledger and forgets old sessions, until `stopping` is aborted and what was under
 * way is over, then closes the core. Throws when the database is not there, lacks a migration or has
 * another time.
 */
export async function work(
  core: Core,
  { operator, delivery, comparison, bulk, integrity }: WorkerSettings,
  stopping: AbortSignal,
): Promise<void> {
  if (!(await isMigrated(core.sql))) {
    throw new Error('the database lacks migrations: run the migrate command first');
  }
  await assertClock(core);
  core.log.info(
    { operator: operator.url, concurrency: delivery.concurrency },
    'delivering charges',
  );
  const aggregator = openReloadly(operator);
  await Promise.all([
    watchClock(core, stopping),
    runDelivery(core, aggregator, delivery, stopping),
    runComparisons(core, aggregator, comparison, stopping),
    runRollups(core, stopping),
    runBulkOrders(core, bulk, stopping),
    runIntegrity(core, integrity, stopping),
    runSessionPurge(core, stopping),
  ]);
  core.log.info('stopped: nothing is under way');
  await core.close();
}
