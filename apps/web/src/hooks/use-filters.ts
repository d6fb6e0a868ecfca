'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { createSerializer, useQueryStates, type inferParserType, type ParserMap } from 'nuqs';

import { useTimeZone } from '#hooks/use-time-zone';

type Change<Parsers extends ParserMap> = Partial<{
  [Name in keyof inferParserType<Parsers>]: inferParserType<Parsers>[Name] | null;
}>;

/**
 * Filters that live in the page's address and change without asking the server for the page again.
 * `hrefWith` is the address with some of them changed; null takes one away.
 */
export function useFilters<Parsers extends ParserMap>(parsers: Parsers) {
  const pathname = usePathname();
  const params = useSearchParams();
  const inUtc = useTimeZone() === 'UTC';
  const [values, setValues] = useQueryStates(parsers);
  const serialize = createSerializer<ParserMap>(parsers);
  return {
    values: values as inferParserType<Parsers>,
    /** Whether days are those of UTC: until the reader's clock is known. */
    inUtc,
    set: (change: Change<Parsers>) => void setValues(change),
    hrefWith: (change: Change<Parsers>): string =>
      serialize(params.size === 0 ? pathname : `${pathname}?${params.toString()}`, change),
  };
}
