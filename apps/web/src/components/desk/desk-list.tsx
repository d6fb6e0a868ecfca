'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useDeskColumns } from '#components/desk/desk-columns';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';

const POLL_MS = 4000;

export function DeskList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const nameOf = useOperatorNames();
  const query = useInfiniteQuery(
    trpc.admin.charge.desk.infiniteQueryOptions(
      {},
      { ...byCursor, placeholderData: keepPreviousData, refetchInterval: POLL_MS },
    ),
  );
  return (
    <Card>
      <ListView
        query={query}
        label={t('desk.title')}
        loadingLabel={t('desk.loading')}
        columns={useDeskColumns(nameOf, query.dataUpdatedAt)}
        rowKey={(charge) => charge.id}
        empty={
          <EmptyState icon={CheckCheck} title={t('desk.emptyTitle')}>
            {t('desk.emptyText')}
          </EmptyState>
        }
      />
    </Card>
  );
}
