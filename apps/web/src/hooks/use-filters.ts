'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useState } from 'react';

import { useTimeZone } from '#hooks/use-time-zone';
import { readFilters, withFilters, type Filters, type ValuesOf } from '#trpc/address';

/**
 * Filters that live in the page's address and change without asking the server for the page again.
 * `hrefWith` is the address with some of them changed; null takes one away.
 */
export function useFilters<Of extends Filters>(filters: Of) {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  // What was set shows at once: the address follows when React has time for it.
  const [set, setSet] = useState({ since: query, query });
  const shown = set.since === query ? set.query : query;
  return {
    values: readFilters(filters, shown),
    /** Whether days are those of UTC: until the reader's clock is known. */
    inUtc: useTimeZone() === 'UTC',
    set: (change: Partial<ValuesOf<Of>>): void => {
      const next = withFilters(window.location.search, change);
      window.history.replaceState(null, '', `${pathname}${next}`);
      setSet({ since: query, query: next });
    },
    hrefWith: (change: Partial<ValuesOf<Of>>): string => pathname + withFilters(shown, change),
  };
}
