import { ERRORS } from '@chargeflow/core/errors';
import type { Books, CreditRow } from '#chaos/storm/books';
import { callsOf, type Call, type Cancel, type Decide } from '#chaos/storm/history';
import { groupBy } from '#chaos/storm/verify/group-by';

type Decision = Decide | Cancel;

/** Each request is decided once: by whoever was told so, and all others were told by whom. */
export function checkDecisions(calls: readonly Call[], { credits }: Books): string[] {
  const decisions = [...callsOf(calls, 'decide'), ...callsOf(calls, 'cancel')];
  const byRequest = groupBy<string, Decision>(decisions, ({ input }) => input.id);
  return credits.flatMap((row) => checkRequest(row, byRequest.get(row.id) ?? []));
}

const wantedBy = (call: Decision) => {
  if (call.op === 'cancel') return 'cancelled';
  return call.input.decision === 'approve' ? 'approved' : 'rejected';
};

function checkRequest(row: CreditRow, calls: readonly Decision[]): string[] {
  const problems: string[] = [];
  const name = `request ${row.id}`;
  const winners = calls.filter(({ answer }) => answer.kind === 'ok');
  if (winners.length > 1) problems.push(`${name} was decided ${winners.length} times`);
  for (const winner of winners) {
    const decider = winner.op === 'cancel' ? null : winner.by;
    const isAsTold = winner.answer.kind === 'ok' && winner.answer.value.status === row.status;
    if (!isAsTold || wantedBy(winner) !== row.status || row.decidedBy !== decider) {
      problems.push(`${name} was decided by ${winner.by} and is ${row.status} by ${row.decidedBy}`);
    }
  }
  // Who may have done it, though perhaps not told so.
  const makers = calls.filter(
    (call) =>
      call.answer.kind !== 'refused' &&
      wantedBy(call) === row.status &&
      (call.op === 'cancel' ? call.by === row.owner : call.by === row.decidedBy),
  );
  if (row.status !== 'pending' && makers.length === 0) {
    problems.push(`${name} is ${row.status} and nobody did that`);
  }
  const beganMs = Math.min(...makers.map((call) => call.beganMs));
  for (const call of calls) problems.push(...checkLoser(name, row, call, beganMs));
  return problems;
}

function checkLoser(name: string, row: CreditRow, call: Decision, decidedFromMs: number): string[] {
  const { answer } = call;
  if (answer.kind !== 'refused' || answer.code !== ERRORS.ALREADY_PROCESSED.code) return [];
  const told = answer.details ?? {};
  const isTrue =
    told['status'] === row.status &&
    (call.op === 'cancel' || (told['decidedBy'] ?? null) === row.decidedBy);
  if (!isTrue) return [`${call.by} was told that ${name} is ${JSON.stringify(told)}`];
  const isEarly = call.endedMs < decidedFromMs;
  return isEarly ? [`${call.by} was told that ${name} is decided before it was`] : [];
}
