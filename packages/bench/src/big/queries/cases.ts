import type { Fact } from '#big/queries/facts';
import type { AnyTimed, Ordered } from '#big/queries/paths';

/** One way in which a query is asked, and what it is given each time. */
export interface Case {
  path: string;
  as: 'admin' | 'seller';
  /** Which filters are set, and whether the page is a later one. */
  asked: string;
  inputOf: (fact: Fact) => Record<string, unknown> | undefined;
}

/** Pages of the default size and the largest, by turns. */
const LIMITS = [20, 100];

/** A query without filters, with each alone and with each two; the first page, and one further on. */
export function casesOf(path: string, timed: AnyTimed): Case[] {
  const { as, needs = {}, filters = {}, cursor } = timed;
  const names = Object.keys(filters);
  const pairs = names.flatMap((one, place) => names.slice(place + 1).map((other) => [one, other]));
  const sets = [[], ...names.map((name) => [name]), ...pairs];
  return sets.flatMap((set) => {
    const sampled = { ...needs, ...pick(filters, set) };
    const first: Case = {
      path,
      as,
      asked: set.join(' + '),
      inputOf: (fact) => inputOf(sampled, fact, cursor && (() => ({}))),
    };
    if (!cursor) return [first];
    const later = {
      ...first,
      asked: [...set, 'cursor'].join(' + '),
      inputOf: (fact: Fact) => inputOf(sampled, fact, (given) => ({ cursor: cursor(fact, given) })),
    };
    return [first, later];
  });
}

function pick<Value>(values: Record<string, Value>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function inputOf(
  samples: Record<string, (fact: Fact) => unknown>,
  fact: Fact,
  pageOf: ((given: Ordered) => { cursor?: string }) | undefined,
): Record<string, unknown> | undefined {
  const given = Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [name, sample(fact)]),
  );
  if (!pageOf) return Object.keys(given).length === 0 ? undefined : given;
  return { ...given, ...pageOf(given), limit: LIMITS[fact.turn % LIMITS.length] };
}
