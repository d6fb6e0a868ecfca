'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useTRPC } from '#trpc/client';

const AGAIN_MS = 5000;

interface Stream {
  status: 'idle' | 'connecting' | 'pending' | 'error';
  reset: () => void;
}

/**
 * Opens a stream again that has failed for good, as when a proxy answered in the server's place.
 * First it asks who is signed in: where nobody is any more, that leads to the sign-in page.
 * Answers whether the stream is open.
 */
export function useReopened({ status, reset }: Stream): boolean {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (status !== 'error') return undefined;
    const me = trpc.auth.me.queryOptions(undefined, { staleTime: 0 });
    queryClient.fetchQuery(me).catch(() => undefined);
    const timer = setTimeout(reset, AGAIN_MS * (1 + Math.random()));
    return () => clearTimeout(timer);
  }, [status, reset, queryClient, trpc]);
  return status === 'pending';
}
