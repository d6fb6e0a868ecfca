import type { Call } from '#chaos/storm/history';
import type { StormOptions } from '#chaos/storm/run';
import type { Stage } from '#chaos/storm/stage';
import type { Thrown } from '#chaos/storm/throw';
import { groupBy } from '#chaos/storm/verify/group-by';
import { percentile } from '#load/measure/statistics';

/** What a run has come to; times in milliseconds. */
export interface StormReport {
  seed: string;
  problems: string[];
  [figure: string]: unknown;
}

interface Outcome {
  thrown: readonly Thrown[];
  settledAfterMs: number;
  problems: string[];
}

/** A call that takes longer hangs, unless what it waits for is held up for longer. */
const HANGS_MS = 5_000;

export function describeStorm(
  stage: Stage,
  { seed, lengthMs }: StormOptions,
  { thrown, settledAfterMs, problems }: Outcome,
): StormReport {
  const { calls } = stage.town.history;
  return {
    seed,
    lengthMs,
    limitsCountedIn: stage.redis ? 'Redis' : 'PostgreSQL',
    calls: calls.length,
    callsBy: counted(calls, ({ op, answer }) => `${op} ${answer.kind}`),
    thrown: counted(thrown, ({ fault }) => fault),
    recovery: describeRecovery(stage),
    stopped: describeStops(stage),
    errorsByCode: counted(
      calls.filter(({ answer }) => answer.kind !== 'ok'),
      ({ answer }) => (answer.kind === 'ok' ? '' : String(answer.code ?? 'unanswered')),
    ),
    unansweredFor: counted(
      calls.filter(({ answer }) => answer.kind === 'unknown' && answer.code === null),
      ({ answer }) => (answer.kind === 'unknown' ? answer.reason : ''),
    ),
    tookMs: describeTimes(calls, thrown),
    settledAfterMs,
    logFolder: stage.scene.stack.logFolder,
    problems,
  };
}

function counted<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const groups = [...groupBy(items, nameOf)].map(([name, group]) => [name, group.length] as const);
  return Object.fromEntries(groups.toSorted(([a], [b]) => a.localeCompare(b)));
}

/** From when PostgreSQL accepted connections again to the first sale that was acknowledged. */
function describeRecovery({ town, comebacksMs }: Stage) {
  const soldMs = town.history
    .of('buy')
    .filter(({ answer }) => answer.kind === 'ok')
    .map(({ endedMs }) => endedMs)
    .toSorted((a, b) => a - b);
  const times = comebacksMs.flatMap((backMs) => {
    const firstMs = soldMs.find((endedMs) => endedMs >= backMs);
    return firstMs === undefined ? [] : [firstMs - backMs];
  });
  return { stops: comebacksMs.length, recovered: times.length, ...spread(times) };
}

/** How long those took that were told to stop; who called meanwhile and was left without a word. */
function describeStops({ stopped, town }: Stage) {
  const unanswered = town.history.calls.filter(({ answer, beganMs, endedMs }) => {
    if (answer.kind !== 'unknown' || answer.code !== null) return false;
    // Nothing of it ever reached anybody.
    if (answer.reason === 'ECONNREFUSED') return false;
    return stopped.some(
      (stop) =>
        stop.name === 'web' && beganMs < stop.beganMs + stop.tookMs && endedMs > stop.beganMs,
    );
  });
  return {
    told: stopped.length,
    endedWith: counted(stopped, ({ exit }) => String(exit.signal ?? exit.code)),
    unanswered: unanswered.length,
    ...spread(stopped.map(({ tookMs }) => tookMs)),
  };
}

function describeTimes(calls: readonly Call[], thrown: readonly Thrown[]) {
  const times = calls.map(({ beganMs, endedMs }) => endedMs - beganMs);
  const hung = calls.filter(({ beganMs, endedMs }) => endedMs - beganMs > HANGS_MS);
  const during = hung.map(({ op, beganMs, endedMs }) => {
    const faults = thrown.filter((one) => one.beganMs < endedMs && one.endedMs > beganMs);
    return `${op} during ${faults.map(({ fault }) => fault).join(', ') || 'nothing'}`;
  });
  return { ...spread(times), over5s: hung.length, over5sWere: counted(during, (text) => text) };
}

function spread(values: readonly number[]) {
  if (values.length === 0) return {};
  const at = (share: number) => Math.round(percentile(values, share));
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), slowestMs: at(1) };
}
