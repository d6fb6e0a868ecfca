import { ERRORS } from '@chargeflow/core/errors';
import { minor } from '#chaos/minor';
import { callsOf, type Call } from '#chaos/storm/history';
import { groupBy } from '#chaos/storm/verify/group-by';
import { balanceAt, windowOf, type Timeline } from '#chaos/storm/verify/timeline';

/** What ended before another began stands before it in the wallet. */
export function checkOrder({ owner, effects }: Timeline): string[] {
  const problems: string[] = [];
  let earliestAckMs = Infinity;
  for (const effect of effects.toReversed()) {
    if (earliestAckMs < effect.beganMs) {
      problems.push(`entry ${effect.seq} of ${owner} began after a later one was acknowledged`);
    }
    earliestAckMs = Math.min(earliestAckMs, effect.ackedMs);
  }
  return problems;
}

/** Whoever was refused for want of money lacked it at some moment of their call. */
export function checkRefusals(calls: readonly Call[], timeline: Timeline): string[] {
  const lacked = wantsOf(calls, timeline.owner).filter(({ span, amountMinor }) => {
    const { first, last } = windowOf(timeline, span);
    for (let place = first; place <= last; place += 1) {
      if (balanceAt(timeline, place) < amountMinor) return false;
    }
    return true;
  });
  return lacked.map(({ name }) => `${name} was refused for money that ${timeline.owner} had`);
}

interface Want {
  name: string;
  amountMinor: bigint;
  span: { beganMs: number; endedMs: number };
}

const lacksMoney = ({ answer }: Call) =>
  answer.kind === 'refused' && answer.code === ERRORS.INSUFFICIENT_BALANCE.code;

function wantsOf(calls: readonly Call[], owner: string): Want[] {
  const bought = groupBy(
    callsOf(calls, 'buy').filter(({ by }) => by === owner),
    ({ input }) => input.key,
  );
  const buys = [...bought.values()].flatMap((attempts) =>
    attempts.filter(lacksMoney).map(({ input, endedMs }) => ({
      name: `charge ${input.key}`,
      amountMinor: minor(input.amount),
      // The refusal is kept, and may be that of an attempt whose answer was lost.
      span: { beganMs: Math.min(...attempts.map(({ beganMs }) => beganMs)), endedMs },
    })),
  );
  const adjusts = callsOf(calls, 'adjust')
    .filter((call) => call.input.owner === owner && lacksMoney(call))
    .map(({ input, beganMs, endedMs }) => ({
      name: `adjustment ${input.key}`,
      amountMinor: -minor(input.amount),
      span: { beganMs, endedMs },
    }));
  return [...buys, ...adjusts];
}
