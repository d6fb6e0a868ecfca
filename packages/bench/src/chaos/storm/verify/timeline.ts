import type { Books, EntryRow } from '#chaos/storm/books';
import { callsOf, type Call } from '#chaos/storm/history';

/** An entry of a wallet, and between which moments it can have come about. */
export interface Effect extends EntryRow {
  /** Not visible to anybody before: when the first call that may have made it began. */
  beganMs: number;
  /** Visible to everybody after: when somebody was first told of it; infinite where nobody was. */
  ackedMs: number;
}

/** The entries of one wallet, in order; place 0 is before the first. */
export interface Timeline {
  owner: string;
  effects: readonly Effect[];
}

/** Both clocks are the machine's; that of Node.js is set by it now and then only. */
const CLOCKS_DIFFER_MS = 50;

/** Each wallet's entries with what is known of their times from the calls that made them. */
export function timelinesOf(calls: readonly Call[], books: Books): Map<string, Timeline> {
  const spans = spansBySource(calls, books);
  const timelines = new Map<string, { owner: string; effects: Effect[] }>();
  // Also of whoever has no entry: what they read must say so.
  for (const { by: owner } of calls) timelines.set(owner, { owner, effects: [] });
  for (const entry of books.entries) {
    const timeline = timelines.get(entry.owner) ?? { owner: entry.owner, effects: [] };
    timelines.set(entry.owner, timeline);
    // What a worker did has no call; its own time was taken before anybody could see it.
    const span = (entry.kind === 'refund' ? undefined : spans.get(entry.sourceId)) ?? {
      beganMs: entry.createdAtMs - CLOCKS_DIFFER_MS,
      ackedMs: Infinity,
    };
    timeline.effects.push({ ...entry, ...span });
  }
  return timelines;
}

interface Span {
  beganMs: number;
  ackedMs: number;
}

function spansBySource(calls: readonly Call[], books: Books): Map<string, Span> {
  const spans = new Map<string, Span>();
  const add = (sourceId: string | undefined, { beganMs, endedMs, answer }: Call) => {
    if (sourceId === undefined) return;
    const span = spans.get(sourceId) ?? { beganMs: Infinity, ackedMs: Infinity };
    if (answer.kind !== 'refused') span.beganMs = Math.min(span.beganMs, beganMs);
    if (answer.kind === 'ok') span.ackedMs = Math.min(span.ackedMs, endedMs);
    spans.set(sourceId, span);
  };
  const charges = new Map(books.charges.map(({ owner, key, id }) => [`${owner} ${key}`, id]));
  const adjustments = new Map(
    books.adjustments.map(({ actor, key, id }) => [`${actor} ${key}`, id]),
  );
  for (const call of callsOf(calls, 'buy')) add(charges.get(`${call.by} ${call.input.key}`), call);
  for (const call of callsOf(calls, 'adjust')) {
    add(adjustments.get(`${call.by} ${call.input.key}`), call);
  }
  for (const call of callsOf(calls, 'decide')) {
    if (call.input.decision === 'approve') add(call.input.id, call);
  }
  return spans;
}

/** The balance after the first `place` entries. */
export function balanceAt({ effects }: Timeline, place: number): bigint {
  return effects[place - 1]?.balanceAfter ?? 0n;
}

/** The places at which whoever looks between the two moments can find the wallet. */
export function windowOf(
  { effects }: Timeline,
  { beganMs, endedMs }: { beganMs: number; endedMs: number },
) {
  let [first, last] = [0, effects.length];
  for (const [index, effect] of effects.entries()) {
    if (effect.ackedMs < beganMs) first = index + 1;
    if (effect.beganMs > endedMs && index < last) last = index;
  }
  return { first, last };
}
