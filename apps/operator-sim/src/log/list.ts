import type { Entry } from '#log/journal';
import { stateOf } from '#topups/state';

/**
 * One order of `GET /log`. `delivered` stays true after a reversal; `times` is how often the phone
 * was credited, `sends` how often the order arrived. Money is decimal text, times are ISO 8601 UTC.
 */
export type LogItem = {
  customIdentifier: string;
  transactionId: number;
  phone: string;
  operatorId: number;
  amount: string;
  currency: string;
  status: string;
  delivered: boolean;
  reversed: boolean;
  times: number;
  sends: number;
  acceptedAt: string;
  deliveredAt: string | null;
  reversedAt: string | null;
};

/** The log as it stands at `nowMs`, oldest order first. */
export function listLog(entries: readonly Entry[], settleMs: number, nowMs: number): LogItem[] {
  return entries.map(({ topup, sends }) => {
    const { status, deliveredAtMs, reversedAtMs } = stateOf(topup, settleMs, nowMs);
    return {
      customIdentifier: topup.customIdentifier,
      transactionId: topup.transactionId,
      phone: topup.phone,
      operatorId: topup.operatorId,
      amount: topup.amount,
      currency: topup.currency,
      status,
      delivered: deliveredAtMs !== null,
      reversed: reversedAtMs !== null,
      times: deliveredAtMs === null ? 0 : 1,
      sends,
      acceptedAt: isoTime(topup.acceptedAtMs),
      deliveredAt: deliveredAtMs === null ? null : isoTime(deliveredAtMs),
      reversedAt: reversedAtMs === null ? null : isoTime(reversedAtMs),
    };
  });
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
