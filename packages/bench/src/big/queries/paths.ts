import type { AppRouter } from '@chargeflow/api/router';
import type { Fact } from '#big/queries/facts';

type AppRecord = AppRouter['_def']['record'];
type IsQuery = { _def: { type: 'query' } };
type IsOther = { _def: { type: 'mutation' | 'subscription' } };

type PathsOf<Record, Prefix extends string> = {
  [Key in keyof Record & string]: Record[Key] extends IsQuery
    ? `${Prefix}${Key}`
    : Record[Key] extends IsOther
      ? never
      : PathsOf<Record[Key], `${Prefix}${Key}.`>;
}[keyof Record & string];

/** Every query of the API, as callers name it. */
export type QueryPath = PathsOf<AppRecord, ''>;

type ProcedureAt<Record, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Record
    ? ProcedureAt<Record[Head], Rest>
    : never
  : Path extends keyof Record
    ? Record[Path]
    : never;

/** What it is asked with; nothing at all is no key. */
type InputAt<Path extends QueryPath> =
  ProcedureAt<AppRecord, Path> extends { _def: { $types: { input: infer Input } } }
    ? [Exclude<Input, void | undefined>] extends [never]
      ? object
      : Exclude<Input, void | undefined>
    : never;

/** What a page is cut by; everything else in an input says what is looked for. */
type OfPage = 'limit' | 'cursor';

type RequiredKeys<Input> = {
  [Key in keyof Input]-?: undefined extends Input[Key] ? never : Key;
}[keyof Input];

type Samples<Input, Keys extends keyof Input> = {
  [Key in Keys]-?: (fact: Fact) => NonNullable<Input[Key]>;
};

/** Where a page begins depends on the order of the list. */
export interface Ordered {
  order?: string | undefined;
}

/**
 * How a query is asked: by whom, with what it cannot do without, and with each of its filters. A
 * filter that a query gets, and that has no sample here, does not compile.
 */
export type Timed<Input> = { as: 'admin' | 'seller' } & ([RequiredKeys<Input>] extends [never]
  ? unknown
  : { needs: Samples<Input, RequiredKeys<Input>> }) &
  ([Exclude<keyof Input, RequiredKeys<Input> | OfPage>] extends [never]
    ? unknown
    : { filters: Samples<Input, Exclude<keyof Input, RequiredKeys<Input> | OfPage>> }) &
  ('cursor' extends keyof Input ? { cursor: (fact: Fact, input: Ordered) => string } : unknown);

/** Every query with its row: one that is added does not compile without. */
export type TimedQueries = {
  [Path in QueryPath]: Timed<InputAt<Path>> | { untimed: string };
};

/** The same without the types of each input, for whoever goes through them. */
export interface AnyTimed {
  as: 'admin' | 'seller';
  needs?: Record<string, (fact: Fact) => unknown>;
  filters?: Record<string, (fact: Fact) => unknown>;
  cursor?: (fact: Fact, input: Ordered) => string;
}
