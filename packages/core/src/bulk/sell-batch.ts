import type { ClaimedBulk } from '#bulk/claim';
import { finishBulk, returnBulk, stopBulk } from '#bulk/give-back';
import { noteOutcome } from '#bulk/note-outcome';
import { readReadyLines, sellLine, type LineOutcome, type ReadyLine } from '#bulk/sell-line';
import type { Core } from '#core';
import type { ErrorName } from '#errors';
import type { BulkSettings } from '#settings/bulk';

/** Around a line's sale; between them `buyCharge` is called. */
export type Point = 'ready' | 'sold' | 'noted';

/** Where a test lets a worker die or freeze: waited for at each point of each line. */
export type AtPoint = (point: Point, line: ReadyLine) => Promise<void> | void;

/** How soon an order is looked at again whose charges are still on their way. */
const BACKLOG_MS = 250;

/** Refusals of the wallet's: what is refused now would be so line after line. */
const STOPPING: ReadonlySet<ErrorName> = new Set(['INSUFFICIENT_BALANCE', 'WALLET_FROZEN']);

/**
 * Sells the next lines of a claimed order, one after another, so that a single sale of the same
 * wallet waits for one of them at most. Answers when the order's next turn is, or null where it has
 * none. What is thrown leaves the order to its lease.
 */
export async function sellBatch(
  core: Core,
  bulk: ClaimedBulk,
  settings: BulkSettings,
  stopping: AbortSignal,
  at?: AtPoint,
): Promise<number | null> {
  if (bulk.barredBy) {
    await stopBulk(core, bulk, bulk.barredBy);
    return null;
  }
  const startedAtMs = Date.now();
  const room = settings.pendingMax - (await countPending(core, bulk, settings.pendingMax));
  const lines = await readReadyLines(core, bulk, Math.min(settings.batch, Math.max(room, 1)));
  if (lines.length === 0) {
    await finishBulk(core, bulk);
    return null;
  }
  let sold = 0;
  if (room > 0) {
    for (const line of lines) {
      if (stopping.aborted) break;
      const verdict = await sellOne(core, bulk, line, at);
      if (verdict === 'over') return null;
      sold += 1;
    }
  }
  const paceMs = (sold * 1_000) / settings.linesPerSecond;
  const nextMs = room > 0 ? startedAtMs + paceMs : startedAtMs + BACKLOG_MS;
  // One that was only cut off is for another worker to go on with at once.
  await returnBulk(core, bulk, stopping.aborted ? startedAtMs : nextMs);
  return nextMs;
}

async function sellOne(
  core: Core,
  bulk: ClaimedBulk,
  line: ReadyLine,
  at: AtPoint | undefined,
): Promise<'go on' | 'over'> {
  await at?.('ready', line);
  const outcome = await sellLine(core, bulk, line);
  await at?.('sold', line);
  const standing = await noteOutcome(core, bulk, line, outcome);
  await at?.('noted', line);
  const reason = standing === 'suspended' ? 'ACCOUNT_SUSPENDED' : stopReasonOf(outcome);
  if (standing !== 'lost' && reason) await stopBulk(core, bulk, reason);
  return standing === 'lost' || reason ? 'over' : 'go on';
}

function stopReasonOf(outcome: LineOutcome): ErrorName | null {
  return outcome.status === 'refused' && STOPPING.has(outcome.reason) ? outcome.reason : null;
}

/**
 * Charges of the order that are not delivered yet, counted among its last sold lines: selling faster
 * than the operator delivers would put every single sale behind thousands of these.
 */
async function countPending(
  { sql }: Core,
  { walletId, id }: ClaimedBulk,
  pendingMax: number,
): Promise<number> {
  const [row] = await sql<{ pending: number }[]>`
    SELECT count(*)::int AS pending
    FROM (
      SELECT l.wallet_id, l.charge_id
      FROM bulk_lines l
      WHERE l.wallet_id = ${walletId} AND l.order_id = ${id} AND l.status = 'sold'
      ORDER BY l.line DESC
      LIMIT ${2 * pendingMax}
    ) l
    JOIN charges c ON c.wallet_id = l.wallet_id AND c.id = l.charge_id AND c.status = 'pending'`;
  return row?.pending ?? 0;
}
