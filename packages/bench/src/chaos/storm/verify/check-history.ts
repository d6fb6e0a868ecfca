import { ERRORS } from '@chargeflow/core/errors';
import type { Books } from '#chaos/storm/books';
import type { Call } from '#chaos/storm/history';
import { checkDecisions } from '#chaos/storm/verify/decisions';
import { checkKeys } from '#chaos/storm/verify/keys';
import { checkOrder, checkRefusals } from '#chaos/storm/verify/order';
import { checkChargeLists, checkReads } from '#chaos/storm/verify/reads';
import { timelinesOf } from '#chaos/storm/verify/timeline';

/**
 * What in a history contradicts the books that it has left, in a sentence each; nothing where some
 * legal order of all calls explains every answer. Wallets are empty where the history begins.
 */
export function checkHistory(calls: readonly Call[], books: Books): string[] {
  const timelines = [...timelinesOf(calls, books).values()];
  return [
    ...checkKeys(calls, books),
    ...checkDecisions(calls, books),
    ...timelines.flatMap((timeline) => [
      ...checkOrder(timeline),
      ...checkReads(calls, timeline),
      ...checkRefusals(calls, timeline),
    ]),
    ...checkChargeLists(calls, books),
    ...checkDefects(calls),
  ];
}

/** No fault of another is a reason to answer that something went wrong with us. */
function checkDefects(calls: readonly Call[]): string[] {
  return calls
    .filter(({ answer }) => answer.kind === 'unknown' && answer.code === ERRORS.INTERNAL.code)
    .map(({ op, by }) => `${op} by ${by} was answered with ${ERRORS.INTERNAL.code}`);
}
