import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { findCharge } from '#delivery/find-charge';
import { getChargeForAdmin, type ChargeDetails } from '#charges/get-for-admin';
import type { ResolveChargeInput } from '#charges/inputs';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { changedBy } from '#delivery/transitions';
import { AppError } from '#errors';

/**
 * Ends a charge whose outcome is unknown, by an admin who has evidence; a refund moves the money in
 * the same statement. A worker that still holds the charge changes nothing any more; where it was
 * called delivered meanwhile, the operator is asked once more.
 * @throws AppError TRANSACTION_NOT_FOUND, SELF_APPROVAL for a charge of one's own; INVALID_STATUS
 * unless it is unknown, or to refund it while an order for it is on its way to the operator
 */
export async function resolveCharge(
  core: Core,
  actor: Actor,
  input: ResolveChargeInput,
): Promise<ChargeDetails> {
  const { id } = input;
  const charge = await findCharge(core, id);
  if (!charge) throw new AppError('TRANSACTION_NOT_FOUND');
  if (charge.userId === actor.userId) throw new AppError('SELF_APPROVAL');
  const resolved = await core.sql.begin(async (tx) => {
    // What is locked first is decided in a new statement, which sees a call recorded meanwhile.
    await tx`
      SELECT c.id FROM charges c WHERE c.wallet_id = ${charge.walletId} AND c.id = ${id}
      FOR NO KEY UPDATE`;
    return writeResolution(tx, actor, charge.walletId, input);
  });
  if (!resolved) throw await whyNotResolved(core, id);
  core.publisher.publish('changes', charge.walletId);
  return getChargeForAdmin(core, { id });
}

async function writeResolution(
  sql: AnySql,
  actor: Actor,
  walletId: string,
  { id, outcome, reason }: ResolveChargeInput,
): Promise<boolean> {
  const now = new Date().toISOString();
  const isRefund = outcome === 'refunded';
  // An answer under way, or a hint nobody has followed, may know better than "delivered".
  const next = isRefund
    ? sql`NULL`
    : sql`CASE WHEN c.hinted OR c.lease_id IS NOT NULL THEN ${now}::timestamptz END`;
  const [row] = await sql<{ refusal: number | null }[]>`
    WITH changed AS (
      UPDATE charges AS c
      SET status = ${outcome}, settled_at = ${now}, next_attempt_at = ${next}, hinted = false,
        lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id}
        AND c.status IN ${sql(changedBy(`resolved_${outcome}`))} ${isRefund ? notOnItsWay(sql, now) : sql``}
      RETURNING c.wallet_id, c.id, c.price, c.status, c.settled_at
    ), told AS (
      INSERT INTO charge_events AS e (wallet_id, charge_id, status, actor_id, created_at)
      SELECT n.wallet_id, n.id, n.status, ${actor.userId}::uuid, n.settled_at FROM changed n
    ), logged AS (
      INSERT INTO audit_log AS l
        (id, actor_id, session_id, address, action, subject_id, before, after, created_at)
      SELECT ${uuidv7()}::uuid, ${actor.userId}::uuid, ${actor.sessionId}::uuid, ${actor.address}::text,
        'charge.resolved', n.id, '{"status": "unknown"}',
        jsonb_build_object('status', n.status, 'priceMinor', n.price::text, 'reason', ${reason}::text),
        n.settled_at
      FROM changed n
    )
    ${isRefund ? refunded(sql, actor) : sql`SELECT NULL::int AS refusal FROM changed n`}`;
  if (row && row.refusal !== null) {
    throw new Error(`the refund of charge ${id} was refused with ${row.refusal}`);
  }
  return row !== undefined;
}

/** A sending that nobody has answered for may still be handed over: no refund can overtake it. */
const notOnItsWay = (sql: AnySql, now: string) => sql`
  AND (c.in_flight_until IS NULL OR c.in_flight_until <= ${now} OR NOT EXISTS (
    SELECT 1 FROM charge_attempts a
    WHERE a.wallet_id = c.wallet_id AND a.charge_id = c.id AND a.call = 'send'
      AND a.ended_at IS NULL))`;

/** In the text of a refund only: a function in a join runs before the join's condition is asked. */
const refunded = (sql: AnySql, { userId }: Actor) => sql`
  SELECT m.refusal
  FROM changed n
  CROSS JOIN LATERAL ledger_move(ARRAY[n.wallet_id], ARRAY['refund'], ARRAY[n.price],
    ARRAY['operator'], ARRAY[n.id], ARRAY[${userId}::uuid]) m`;

async function whyNotResolved(core: Core, id: string): Promise<AppError> {
  const { status, inFlightUntil } = await getChargeForAdmin(core, { id });
  return new AppError('INVALID_STATUS', {
    status,
    ...(status === 'unknown' && { onItsWayUntil: inFlightUntil }),
  });
}
