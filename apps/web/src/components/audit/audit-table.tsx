'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useAuditColumns } from '#components/audit/audit-columns';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { Inputs } from '#trpc/types';

interface AuditTableProps {
  input: Inputs['admin']['audit']['list'];
  /** Of columns that say nothing here. */
  without?: string;
}

/** The audit log, or the part of it that `input` asks for. */
export function AuditTable({ input, without }: AuditTableProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const columns = useAuditColumns();
  const query = useInfiniteQuery(
    trpc.admin.audit.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <ListView
      query={query}
      label={t('audit.title')}
      loadingLabel={t('audit.loading')}
      columns={columns.filter(({ key }) => key !== without)}
      rowKey={(line) => line.id}
      empty={
        <EmptyState icon={ScrollText} title={t('audit.emptyTitle')}>
          {t('audit.emptyText')}
        </EmptyState>
      }
    />
  );
}
