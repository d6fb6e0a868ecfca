'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { operatorName } from '#format/operator';
import { useTRPC } from '#trpc/client';

const DAY_MS = 24 * 60 * 60_000;

export interface OperatorNameOf {
  (code: string): string;
  (code: string | null): string | null;
}

/** Turns an operator's code into its name in the reader's language, or else the catalogue's. */
export function useOperatorNames(): OperatorNameOf {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.operator.list.queryOptions(undefined, { staleTime: DAY_MS }));
  const nameOf = (code: string) => {
    const key = `operatorNames.${code}` as 'operatorNames.mci';
    if (t.has(key)) return t(key);
    return data?.items.find((operator) => operator.code === code)?.name ?? operatorName(code);
  };
  return ((code: string | null) => (code === null ? null : nameOf(code))) as OperatorNameOf;
}
