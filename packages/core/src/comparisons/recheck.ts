import type { Run } from '#comparisons/run';
import { requestRecheck } from '#delivery/request-recheck';

/** More would keep the worker from delivering; the next comparison asks for the rest. */
const RECHECKS_MAX = 1_000;

/** Has the worker ask the operator for a charge, which is all that a comparison does about it. */
export async function recheck(
  run: Run,
  { wallet_id: walletId, id }: { wallet_id: string; id: string },
): Promise<void> {
  if (run.rechecks >= RECHECKS_MAX) return;
  if (await requestRecheck(run.core, walletId, id, Date.now())) run.rechecks += 1;
}
