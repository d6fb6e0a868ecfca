import type { TimedCase } from '#big/queries/time';
import { formatTable, short } from '#load/report/table';

/** Whether it is too slow, or did not answer. */
export function isBad({ p95Ms, failures }: TimedCase, limitMs: number): boolean {
  return p95Ms > limitMs || failures.length > 0;
}

/** The times of all, slowest first, and then how each was carried out. */
export function describeTimed(timed: readonly TimedCase[], limitMs: number): string {
  const sorted = timed.toSorted((one, other) => other.p95Ms - one.p95Ms);
  const mark = (one: TimedCase) => (isBad(one, limitMs) ? '!' : '');
  const rows = sorted.map((one) => [
    one.path,
    short(one.p95Ms),
    one.asked || '–',
    short(one.p50Ms),
    String(one.inputs),
    mark(one),
  ]);
  const plans = sorted.map((one) =>
    [
      `${mark(one)}${one.path} ${one.asked}`,
      ...one.plans.map((plan) => `    ${plan}`),
      ...new Set(one.failures.map((failure) => `    failed: ${failure}`)),
    ].join('\n'),
  );
  const bad = sorted.filter((one) => isBad(one, limitMs)).length;
  return [
    formatTable(['query', 'p95 ms', 'asked with', 'p50 ms', 'inputs', ''], rows),
    plans.join('\n'),
    `${bad} of ${timed.length} are over ${limitMs} ms or failed`,
  ].join('\n\n');
}
