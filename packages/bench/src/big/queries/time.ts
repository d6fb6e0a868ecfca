import { percentile } from '#load/measure/statistics';
import { actorOf, callerOf, openBenchCore, type Call } from '#big/queries/caller';
import { casesOf, type Case } from '#big/queries/cases';
import { readFacts, type Fact } from '#big/queries/facts';
import type { AnyTimed } from '#big/queries/paths';
import { openExplaining } from '#big/queries/plans';
import { QUERIES } from '#big/queries/table';

export interface TimedCase {
  path: string;
  asked: string;
  /** How many inputs there was time for. */
  inputs: number;
  p50Ms: number;
  p95Ms: number;
  /** Of the slowest input, a line a statement. */
  plans: string[];
  /** Of inputs that failed. */
  failures: string[];
}

export interface TimeOptions {
  inputs: number;
  /** Those paths only that contain one of these; all without. */
  only: readonly string[];
  /** A p95 above this is looked at again. */
  limitMs: number;
  tell: (line: string) => void;
}

/** A case is asked until then at least, however slow it is, and no further input after. */
const CASE_MS_MAX = 10_000;
const WARM_INPUTS = 2;
const PASSES_MAX = 3;

/** Asks every query with many inputs, one at a time and warm, and looks at the plan of the slowest. */
export async function timeQueries(
  databaseUrl: string,
  { inputs, only, limitMs, tell }: TimeOptions,
): Promise<TimedCase[]> {
  const core = openBenchCore(databaseUrl);
  const explaining = openExplaining(databaseUrl);
  try {
    const facts = await readFacts(core.sql, inputs);
    const call = callerOf(core);
    const explain = callerOf(explaining.core);
    const timed: TimedCase[] = [];
    for (const one of allCases(only)) {
      const { slowest, ...found } = await timeAgain(call, one, facts, limitMs);
      tell(
        `${one.path} ${one.asked}: p50 ${found.p50Ms.toFixed(1)}, p95 ${found.p95Ms.toFixed(1)} ms`,
      );
      explaining.takePlans();
      await ask(explain, one, slowest).catch(() => undefined);
      timed.push({ ...found, plans: explaining.takePlans() });
    }
    return timed;
  } finally {
    await explaining.close();
    await core.close();
  }
}

function allCases(only: readonly string[]): Case[] {
  return Object.entries(QUERIES)
    .filter(([path]) => only.length === 0 || only.some((part) => path.includes(part)))
    .flatMap(([path, query]) =>
      'untimed' in query ? [] : casesOf(path, query as unknown as AnyTimed),
    );
}

function ask(call: Call, { path, as, inputOf }: Case, fact: Fact): Promise<unknown> {
  const actor =
    as === 'admin'
      ? actorOf('admin', fact.adminId, fact.walletId)
      : actorOf('seller', fact.userId, fact.walletId);
  return call(path, inputOf(fact), actor);
}

/** What is slow for another reason than itself is so once: the fastest of a few passes counts. */
async function timeAgain(call: Call, one: Case, facts: readonly Fact[], limitMs: number) {
  let best = await timeCase(call, one, facts);
  for (let pass = 1; pass < PASSES_MAX && best.p95Ms > limitMs; pass += 1) {
    const again = await timeCase(call, one, facts);
    if (again.p95Ms < best.p95Ms) best = again;
  }
  return best;
}

async function timeCase(call: Call, one: Case, facts: readonly Fact[]) {
  const times: { ms: number; fact: Fact }[] = [];
  const failures: string[] = [];
  const beganMs = performance.now();
  for (const fact of [...facts.slice(0, WARM_INPUTS), ...facts]) {
    const askedMs = performance.now();
    if (times.length > WARM_INPUTS && askedMs - beganMs > CASE_MS_MAX) break;
    await ask(call, one, fact).catch((error: unknown) => failures.push(String(error)));
    times.push({ ms: performance.now() - askedMs, fact });
  }
  const warm = times.slice(WARM_INPUTS);
  const [slowest] = warm.toSorted((one, other) => other.ms - one.ms);
  if (!slowest) throw new Error('a query was not asked');
  const all = warm.map(({ ms }) => ms);
  return {
    path: one.path,
    asked: one.asked,
    inputs: warm.length,
    p50Ms: percentile(all, 0.5),
    p95Ms: percentile(all, 0.95),
    failures,
    slowest: slowest.fact,
  };
}
