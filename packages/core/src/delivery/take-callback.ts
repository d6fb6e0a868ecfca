import type { Core } from '#core';
import { findCharge } from '#delivery/find-charge';
import { requestConfirmation, requestRecheck } from '#delivery/request-recheck';
import type { OperatorNews } from '#operators/port';

/**
 * Takes a callback of the operator for the hint that it is: the charge is due now, and a worker asks.
 * It settles nothing by itself, so one that is late, early, doubled, forged or out of order changes
 * nothing that the operator does not say again when asked. Answers whether there is anything to ask.
 */
export async function takeCallback(
  core: Core,
  { chargeId, saysDelivered }: OperatorNews,
  nowMs: number,
): Promise<boolean> {
  const charge = await findCharge(core, chargeId);
  if (!charge) return false;
  const request = saysDelivered ? requestConfirmation : requestRecheck;
  const isDue = await request(core, charge.walletId, chargeId, nowMs);
  if (isDue) core.publisher.publish('deliveries');
  return isDue;
}
