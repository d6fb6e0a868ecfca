import type { Topup } from '#log/journal';
import { fateOf } from '#topups/fate';

export type Status = 'PROCESSING' | 'SUCCESSFUL' | 'FAILED' | 'REFUNDED';

export type State = {
  status: Status;
  deliveredAtMs: number | null;
  reversedAtMs: number | null;
};

/**
 * What an order has come to at `nowMs`. It follows from the stored time of acceptance alone, so a
 * restart changes nothing.
 */
export function stateOf(topup: Topup, settleMs: number, nowMs: number): State {
  const settlesAtMs = topup.acceptedAtMs + settleMs;
  const settled = nowMs >= settlesAtMs;
  switch (fateOf(topup.phone).truth) {
    case 'delivered':
      return state('SUCCESSFUL', topup.acceptedAtMs);
    case 'delivered-later':
      return settled ? state('SUCCESSFUL', settlesAtMs) : state('PROCESSING');
    case 'failed-later':
      return state(settled ? 'FAILED' : 'PROCESSING');
    case 'reversed-later':
      return settled
        ? state('REFUNDED', topup.acceptedAtMs, settlesAtMs)
        : state('SUCCESSFUL', topup.acceptedAtMs);
    case 'failed':
    case 'nothing':
      return state('FAILED');
  }
}

function state(
  status: Status,
  deliveredAtMs: number | null = null,
  reversedAtMs: number | null = null,
): State {
  return { status, deliveredAtMs, reversedAtMs };
}
