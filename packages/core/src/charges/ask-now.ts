import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { findCharge } from '#delivery/find-charge';
import { getChargeForAdmin, type ChargeDetails } from '#charges/get-for-admin';
import type { GetChargeInput } from '#charges/inputs';
import type { Core } from '#core';
import { requestRecheck } from '#delivery/request-recheck';
import { AppError } from '#errors';

/**
 * Has the operator asked for a charge at once: an unsettled one ahead of its time, a delivered one
 * for a reversal. Answers the charge as it is now, before the operator has said anything.
 * @throws AppError TRANSACTION_NOT_FOUND; INVALID_STATUS for what is refunded or refused
 */
export async function askNow(
  core: Core,
  actor: Actor,
  { id }: GetChargeInput,
): Promise<ChargeDetails> {
  const charge = await findCharge(core, id);
  if (!charge) throw new AppError('TRANSACTION_NOT_FOUND');
  const { walletId } = charge;
  const now = new Date();
  const asked = await core.sql.begin(async (tx) => {
    const queued = await requestRecheck({ sql: tx }, walletId, id, now.getTime());
    if (queued) {
      await tx`
        INSERT INTO audit_log AS l (id, actor_id, session_id, address, action, subject_id, created_at)
        VALUES (${uuidv7()}, ${actor.userId}, ${actor.sessionId}, ${actor.address}, 'charge.asked',
          ${id}, ${now.toISOString()})`;
    }
    return queued;
  });
  const details = await getChargeForAdmin(core, { id });
  if (!asked) throw new AppError('INVALID_STATUS', { status: details.status });
  core.publisher.publish('deliveries');
  return details;
}
