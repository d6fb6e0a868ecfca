import type { Run } from '#comparisons/run';
import type { Weighed } from '#comparisons/weigh';
import { requestConfirmation, requestRecheck } from '#delivery/request-recheck';

/** More would keep the worker from delivering; the next comparison asks for the rest. */
const RECHECKS_MAX = 1_000;

/** Has the worker ask the operator for a charge, which is all that a comparison does about it. */
export async function askAgain(
  run: Run,
  { wallet_id: walletId, id }: { wallet_id: string; id: string },
  ask: NonNullable<Weighed['ask']>,
): Promise<void> {
  if (run.rechecks >= RECHECKS_MAX) return;
  const request = ask === 'recheck' ? requestRecheck : requestConfirmation;
  if (await request(run.core, walletId, id, Date.now())) run.rechecks += 1;
}
