'use client';

import { useQuery } from '@tanstack/react-query';

import { operatorName } from '#format/operator';
import { useTRPC } from '#trpc/client';

const DAY_MS = 24 * 60 * 60_000;

/** Turns an operator's code into its name. */
export function useOperatorNames(): (code: string | null) => string | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.operator.list.queryOptions(undefined, { staleTime: DAY_MS }));
  return (code) =>
    code === null
      ? null
      : (data?.items.find((operator) => operator.code === code)?.name ?? operatorName(code));
}
