'use client';

import {
  hashKey,
  useQueryClient,
  type QueryClient,
  type QueryFilters,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';

const SOON_MS = 50;
/** Changes may come by the hundred; each would cut off the reading that the last one began. */
const APART_MS = 1000;

/** Has what is named read again, once for everything that is named in the meantime. */
export function useRefreshSoon(): (...named: QueryFilters[]) => void {
  const queryClient = useQueryClient();
  const waiting = useRef(new Map<string, QueryFilters>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshedMs = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  return useCallback(
    (...named) => {
      for (const filters of named) waiting.current.set(hashKey(filters.queryKey ?? []), filters);
      timer.current ??= setTimeout(
        () => {
          timer.current = undefined;
          refreshedMs.current = Date.now();
          const all = [...waiting.current.values()];
          waiting.current.clear();
          for (const filters of all) void readAgain(queryClient, filters);
        },
        Math.max(SOON_MS, refreshedMs.current + APART_MS - Date.now()),
      );
    },
    [queryClient],
  );
}

/**
 * A first reading that is under way may have begun before the change, and invalidating lets it go
 * on and count: it is given up.
 */
async function readAgain(queryClient: QueryClient, filters: QueryFilters): Promise<void> {
  await queryClient.cancelQueries({
    ...filters,
    type: 'active',
    predicate: ({ state }) => state.data === undefined,
  });
  await queryClient.invalidateQueries(filters);
}
