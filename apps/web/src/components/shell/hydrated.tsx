import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

interface HydratedProps {
  queryClient: QueryClient;
  children: ReactNode;
}

/** Hands what the server has fetched to the browser's cache, so the first paint has its data. */
export function Hydrated({ queryClient, children }: HydratedProps) {
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
