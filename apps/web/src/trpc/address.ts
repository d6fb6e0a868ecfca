/** What a filter takes of a text in the page's address; null where it takes nothing. */
type Filter<Value extends string> = (text: string) => Value | null;

export type Filters = Readonly<Record<string, Filter<string>>>;

export type ValuesOf<Of extends Filters> = { [Name in keyof Of]: ReturnType<Of[Name]> };

export const anyText: Filter<string> = (text) => (text === '' ? null : text);

/** The text itself where it is such a one. */
export function textThat(fits: (text: string) => boolean): Filter<string> {
  return (text) => (fits(text) ? text : null);
}

export function oneOf<const Value extends string>(values: readonly Value[]): Filter<Value> {
  return (text) => values.find((value) => value === text) ?? null;
}

/** The values of filters in an address's query; of a repeated parameter only the first counts. */
export function readFilters<Of extends Filters>(
  filters: Of,
  query: string | URLSearchParams,
): ValuesOf<Of> {
  const params = new URLSearchParams(query);
  const values = Object.entries(filters).map(([name, filter]) => {
    const text = params.get(name);
    return [name, text === null ? null : filter(text)];
  });
  return Object.fromEntries(values) as ValuesOf<Of>;
}

type PageParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters out of a page's `searchParams`, or out of a query as it is written. */
export function readerOf<Of extends Filters>(filters: Of) {
  function read(query: string): ValuesOf<Of>;
  function read(params: Promise<PageParams>): Promise<ValuesOf<Of>>;
  function read(from: string | Promise<PageParams>): ValuesOf<Of> | Promise<ValuesOf<Of>> {
    if (typeof from === 'string') return readFilters(filters, from);
    return from.then((params) => readFilters(filters, queryOf(params)));
  }
  return read;
}

function queryOf(params: PageParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const text = Array.isArray(value) ? value[0] : value;
    if (text !== undefined) query.set(name, text);
  }
  return query;
}

/** A query with some filters changed, with its `?` unless it is empty; null takes a filter away. */
export function withFilters(
  query: string | URLSearchParams,
  change: Readonly<Record<string, string | null | undefined>>,
): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) params.delete(name);
    else if (value !== undefined) params.set(name, value);
  }
  return params.size === 0 ? '' : `?${params.toString()}`;
}
