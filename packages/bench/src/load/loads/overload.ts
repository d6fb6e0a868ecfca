import { drive } from '#load/http/drive';
import { SOLD, offer } from '#load/http/offer';
import { postJson, targetOf } from '#load/http/request';
import { percentile } from '#load/measure/statistics';
import { newOrder, spreadOver } from '#load/orders';
import { tokensOf } from '#load/people';
import { tellProgress } from '#load/report/progress';
import type { LoadSettings } from '#load/settings';
import type { Stage } from '#load/stage';

/** How what arrived was answered. */
interface Told {
  count: number;
  share: number;
  p50Ms: number;
  p99Ms: number;
}

export interface OverloadReport {
  /** What it does when it is asked no more than it can. */
  before: { perSecond: number; p99Ms: number };
  offeredPerSecond: number;
  /** Sales acknowledged a second while too much was offered, and their share of `before`. */
  goodputPerSecond: number;
  goodputShare: number;
  /** By code, `sold` among them. */
  told: Record<string, Told>;
  gaveUp: number;
  /** By reason; some of these sales may have happened. */
  cutOff: Record<string, number>;
  /** Until a second was as good as before; null when none was. */
  recoveredAfterMs: number | null;
}

export interface OverloadOutcome {
  report: OverloadReport;
  acknowledged: number;
  problems: string[];
}

const CONNECTIONS = 32;
const CONNECTIONS_MAX = 2_000;
const PATIENCE_MS = 5_000;
const RECOVERY_SECONDS_MAX = 30;
/** A second counts as recovered with this share of the sales, and this many times the p99. */
const GOOD_SHARE = 0.9;
const GOOD_P99 = 2;
/** Too many calls, and too much to do: what an overloaded product may say. */
const FAIR = new Set([SOLD, '5001', '5002']);

/** Offers several times what the product can do, at a pace that does not wait for it. */
export async function runOverload(
  { core, stack, people }: Stage,
  { seconds, overload }: LoadSettings,
): Promise<OverloadOutcome> {
  const target = targetOf(stack.webUrl);
  const pick = spreadOver(people.sellers.length);
  const tokens = await tokensOf(core, people.sellers);
  const next = () => postJson('/api/trpc/charge.buy', tokens[pick()] ?? '', newOrder());
  let acknowledged = 0;
  const problems: string[] = [];
  const sellFor = async (seconds: number) => {
    const driven = await drive(target, { connections: CONNECTIONS, seconds, next });
    acknowledged += driven.latenciesMs.length;
    return {
      perSecond: (driven.latenciesMs.length * 1_000) / driven.elapsedMs,
      p99Ms: percentile(driven.latenciesMs, 0.99),
    };
  };

  tellProgress('overload: what it does undisturbed');
  await sellFor(1);
  const before = await sellFor(seconds);
  const perSecond = before.perSecond * overload;
  tellProgress(`overload: ${Math.round(perSecond)} a second arrive`);
  const offered = await offer(target, {
    perSecond,
    seconds: 2 * seconds,
    connectionsMax: CONNECTIONS_MAX,
    patienceMs: PATIENCE_MS,
    next,
  });
  const arrivalsEndedMs = performance.now();
  acknowledged += offered.latenciesMs.get(SOLD)?.length ?? 0;
  for (const [code, times] of offered.latenciesMs) {
    if (!FAIR.has(code)) problems.push(`overload: ${times.length} were answered ${code}`);
  }

  tellProgress('overload: recovering');
  let recoveredAfterMs: number | null = null;
  for (let second = 0; second < RECOVERY_SECONDS_MAX && recoveredAfterMs === null; second += 1) {
    const now = await sellFor(1);
    const isGood =
      now.perSecond >= GOOD_SHARE * before.perSecond && now.p99Ms <= GOOD_P99 * before.p99Ms;
    if (isGood) recoveredAfterMs = performance.now() - arrivalsEndedMs;
  }

  const told = [...offered.latenciesMs].map(([code, times]): [string, Told] => [
    code,
    {
      count: times.length,
      share: times.length / offered.arrived,
      p50Ms: percentile(times, 0.5),
      p99Ms: percentile(times, 0.99),
    },
  ]);
  const goodputPerSecond = offered.soldMeanwhile / (2 * seconds);
  const report = {
    before,
    offeredPerSecond: offered.arrived / (2 * seconds),
    goodputPerSecond,
    goodputShare: goodputPerSecond / before.perSecond,
    told: Object.fromEntries(told),
    gaveUp: offered.gaveUp,
    cutOff: Object.fromEntries(offered.cutOff),
    recoveredAfterMs,
  };
  return { report, acknowledged, problems };
}
