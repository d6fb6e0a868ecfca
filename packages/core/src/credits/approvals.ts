import type { CreditStatus } from '#consts';
import type { BusinessSettings } from '#settings/business';

/** How many different admins have to approve a request of this amount before money moves. */
export function approvalsNeededFor(
  amountMinor: bigint,
  { secondApproverAbove }: BusinessSettings,
): number {
  return secondApproverAbove !== null && amountMinor > secondApproverAbove ? 2 : 1;
}

/**
 * What admins are told of a request: what was asked for when it was approved, what is asked for at
 * present while it is pending, and nothing once it is rejected or cancelled.
 */
export function approvalsNeededOf(
  request: { amount: bigint; status: CreditStatus; approvalsNeeded: number | null },
  business: BusinessSettings,
): number | null {
  if (request.status !== 'pending') return request.approvalsNeeded;
  return approvalsNeededFor(request.amount, business);
}
