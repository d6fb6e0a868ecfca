import { minor } from '#chaos/minor';
import type { Books, ChargeRow } from '#chaos/storm/books';
import {
  callsOf,
  type Buy,
  type Call,
  type ListedCharge,
  type ReadBalance,
  type ReadCharges,
  type ReadStatement,
} from '#chaos/storm/history';
import { groupBy } from '#chaos/storm/verify/group-by';
import { balanceAt, windowOf, type Timeline } from '#chaos/storm/verify/timeline';

type Read = ReadBalance | ReadStatement;

/**
 * Each read finds the wallet at one place of its order: after all that was acknowledged before it
 * began, before all that began after it ended, and not before what an earlier read has found.
 */
export function checkReads(calls: readonly Call[], timeline: Timeline): string[] {
  const problems: string[] = [];
  const reads = [...callsOf(calls, 'balance'), ...callsOf(calls, 'statement')]
    .filter((call) => call.by === timeline.owner && call.answer.kind === 'ok')
    .toSorted((a, b) => a.endedMs - b.endedMs);
  // By their ends, so that whatever a read must not fall behind comes before it.
  const found: { endedMs: number; place: number }[] = [];
  for (const read of reads) {
    const { first, last } = windowOf(timeline, read);
    const seen = placeBefore(found, read.beganMs);
    const place = findPlace(timeline, read, Math.max(first, seen), last);
    if (place === null) {
      problems.push(`${describe(read)} fits no order: places ${Math.max(first, seen)} to ${last}`);
    }
    found.push({ endedMs: read.endedMs, place: Math.max(place ?? 0, found.at(-1)?.place ?? 0) });
  }
  return problems;
}

/** The furthest place that a read which was over by then has found. */
function placeBefore(
  found: readonly { endedMs: number; place: number }[],
  beganMs: number,
): number {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.endedMs ?? Infinity) < beganMs) low = middle + 1;
    else high = middle;
  }
  return found[low - 1]?.place ?? 0;
}

/** The earliest place that agrees with what was read; null where none does. */
function findPlace(timeline: Timeline, read: Read, first: number, last: number): number | null {
  for (let place = first; place <= last; place += 1) {
    if (agrees(timeline, read, place)) return place;
  }
  return null;
}

function agrees(timeline: Timeline, read: Read, place: number): boolean {
  if (read.answer.kind !== 'ok') return false;
  if (read.op === 'balance') {
    return minor(read.answer.value.balance) === balanceAt(timeline, place);
  }
  const { items } = read.answer.value;
  const expected = timeline.effects
    .slice(Math.max(0, place - read.input.limit), place)
    .toReversed();
  return (
    items.length === expected.length &&
    items.every((item, index) => {
      const entry = expected[index];
      return (
        entry !== undefined &&
        item.seq === entry.seq &&
        item.kind === entry.kind &&
        minor(item.amount) === entry.amount &&
        minor(item.balanceAfter) === entry.balanceAfter
      );
    })
  );
}

function describe(read: Read): string {
  const seen =
    read.answer.kind === 'ok' && 'balance' in read.answer.value
      ? read.answer.value.balance
      : 'a statement';
  return `${seen} as ${read.by} read it at ${new Date(read.beganMs).toISOString()}`;
}

/** A charge's status never goes back from these to another but by a reversal. */
const ENDS_AS: Readonly<Record<string, readonly string[]>> = {
  pending: ['pending', 'unknown', 'delivered', 'refunded'],
  unknown: ['pending', 'unknown', 'delivered', 'refunded'],
  delivered: ['delivered', 'refunded'],
  refunded: ['refunded'],
  refused: ['refused'],
};

/**
 * Each list of charges has all that were acknowledged before it began, as far as it reaches, none
 * that was asked for after it ended, and nothing that is otherwise in the books.
 */
export function checkChargeLists(calls: readonly Call[], books: Books): string[] {
  const charges = new Map(books.charges.map((charge) => [charge.id, charge]));
  const lists = callsOf(calls, 'charges');
  const buys = groupBy(callsOf(calls, 'buy'), ({ by }) => by);
  return lists.flatMap((list) => checkList(list, buys.get(list.by) ?? [], charges));
}

function checkList(
  list: ReadCharges,
  buys: readonly Buy[],
  charges: ReadonlyMap<string, ChargeRow>,
): string[] {
  if (list.answer.kind !== 'ok') return [];
  const { items } = list.answer.value;
  const name = `the charges of ${list.by} at ${new Date(list.beganMs).toISOString()}`;
  const problems: string[] = [];
  const begunMs = new Map<string, number>();
  for (const { input, beganMs } of buys) {
    begunMs.set(input.key, Math.min(beganMs, begunMs.get(input.key) ?? Infinity));
  }
  for (const item of items) {
    const charge = charges.get(item.id);
    if (!charge || charge.owner !== list.by || !isListedAs(charge, item)) {
      problems.push(`${name} have ${item.id} as ${item.status}, which is ${charge?.status}`);
    } else if ((begunMs.get(charge.key) ?? Infinity) > list.endedMs) {
      problems.push(`${name} have ${item.id}, which was not asked for yet`);
    }
  }
  const listed = new Set(items.map(({ id }) => id));
  const oldest = items.length < list.input.limit ? '' : (items.at(-1)?.id ?? '');
  for (const { answer, endedMs } of buys) {
    if (answer.kind !== 'ok' || endedMs >= list.beganMs) continue;
    // Ids are in order of time, and so is the list.
    if (answer.value.id > oldest && !listed.has(answer.value.id)) {
      problems.push(`${name} lack ${answer.value.id}, which was acknowledged before`);
    }
  }
  return problems;
}

function isListedAs(charge: ChargeRow, item: ListedCharge): boolean {
  return (
    charge.phone === item.phone &&
    charge.amount === minor(item.amount) &&
    charge.price === minor(item.price) &&
    (ENDS_AS[item.status] ?? []).includes(charge.status)
  );
}
