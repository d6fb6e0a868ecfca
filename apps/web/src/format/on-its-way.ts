import type { AdminChargeDetails } from '#trpc/types';

type Asked = Pick<AdminChargeDetails, 'inFlightUntil'> & {
  calls: readonly Pick<AdminChargeDetails['calls'][number], 'call' | 'endedAt'>[];
};

/** Until when an order that nobody has answered for may still reach the operator; null if none may. */
export function onItsWayUntil({ inFlightUntil, calls }: Asked, nowMs: number): string | null {
  const isUnanswered = calls.some(({ call, endedAt }) => call === 'send' && endedAt === null);
  if (!isUnanswered || inFlightUntil === null) return null;
  return Date.parse(inFlightUntil) > nowMs ? inFlightUntil : null;
}
