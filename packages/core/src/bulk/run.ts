import { claimBulk, type ClaimedBulk } from '#bulk/claim';
import { sellBatch, type AtPoint } from '#bulk/sell-batch';
import type { Core } from '#core';
import { Wake } from '#delivery/wake';
import { listen } from '#live/listen';
import type { BulkSettings } from '#settings/bulk';

/** A database that fails is left alone for this long. */
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Sells the lines of running bulk orders until `stopping` is aborted, a batch of one order after a
 * batch of another. Several may run at once, in one process or many: an order is one's at a time, and
 * a line is sold once whoever sells it. Never rejects: an order whose batch fails is left to its
 * lease, after which it is claimed again. `at` is for tests only.
 */
export async function runBulkOrders(
  core: Core,
  settings: BulkSettings,
  stopping: AbortSignal,
  at?: AtPoint,
): Promise<void> {
  const wake = new Wake();
  // A hint only shortens the wait: what nobody hinted at is found by looking.
  const stopListening = listen(core, 'bulk', () => wake.wake());
  let nextTurnMs = Infinity;
  try {
    while (!stopping.aborted) {
      const bulk = await claim(core, settings);
      if (bulk) nextTurnMs = (await sell(core, bulk, settings, stopping, at)) ?? Infinity;
      else await wake.sleep(waitMs(nextTurnMs, settings), stopping);
    }
  } finally {
    stopListening();
  }

  async function claim(core: Core, { leaseMs }: BulkSettings): Promise<ClaimedBulk | null> {
    try {
      return await claimBulk(core, Date.now(), leaseMs);
    } catch (error) {
      core.log.error({ err: error }, 'bulk orders could not be claimed');
      await wake.sleep(PAUSE_AFTER_FAILURE_MS, stopping);
      return null;
    }
  }
}

/** Until the last order's next turn, where that is sooner than the next look. */
function waitMs(nextTurnMs: number, { pollMs }: BulkSettings): number {
  return Math.min(Math.max(nextTurnMs - Date.now(), 1), pollMs);
}

async function sell(
  core: Core,
  bulk: ClaimedBulk,
  settings: BulkSettings,
  stopping: AbortSignal,
  at: AtPoint | undefined,
): Promise<number | null> {
  try {
    return await sellBatch(core, bulk, settings, stopping, at);
  } catch (error) {
    const facts = { bulkId: bulk.id, walletId: bulk.walletId };
    core.log.error({ err: error, ...facts }, 'a batch of a bulk order could not be sold');
    return null;
  } finally {
    // The last sale was told of before it was noted, and refusals move nothing.
    core.publisher.publish('changes', bulk.walletId);
  }
}
