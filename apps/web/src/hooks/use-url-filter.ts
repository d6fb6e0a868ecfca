'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/**
 * Filters that live in the URL but change without asking the server for the page again.
 * `hrefWith` gives the address with one filter changed; null takes it away.
 */
export function useUrlFilters() {
  const pathname = usePathname();
  const params = useSearchParams();

  const hrefWithAll = (changes: Readonly<Record<string, string | null>>): string => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    return next.size === 0 ? pathname : `${pathname}?${next.toString()}`;
  };
  const hrefWith = (name: string, value: string | null) => hrefWithAll({ [name]: value });

  return {
    get: (name: string) => params.get(name),
    hrefWith,
    hrefWithAll,
    replace: (name: string, value: string | null) =>
      window.history.replaceState(null, '', hrefWith(name, value)),
  };
}
