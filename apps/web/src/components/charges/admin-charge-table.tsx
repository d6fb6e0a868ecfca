'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { useAdminChargeColumns } from '#components/charges/admin-charge-columns';
import { ListView } from '#components/ui/list-view';
import { useOperatorNames } from '#hooks/use-operator-names';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { Inputs } from '#trpc/types';

const POLL_MS = 8000;

interface AdminChargeTableProps {
  input: Inputs['admin']['charge']['list'];
  /** Of columns that say nothing here. */
  without?: string;
  empty: ReactNode;
}

/** Everybody's charges, or those that `input` asks for. */
export function AdminChargeTable({ input, without, empty }: AdminChargeTableProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const columns = useAdminChargeColumns(useOperatorNames());
  const query = useInfiniteQuery(
    trpc.admin.charge.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: POLL_MS,
    }),
  );
  return (
    <ListView
      query={query}
      label={t('adminCharges.title')}
      loadingLabel={t('adminCharges.loading')}
      columns={columns.filter(({ key }) => key !== without)}
      rowKey={(charge) => charge.id}
      failure={(error) => (failureOf(error).name === 'INVALID_PHONE' ? empty : null)}
      empty={empty}
    />
  );
}
