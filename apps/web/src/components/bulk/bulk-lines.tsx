'use client';

import { BULK_LINE_STATUSES, type BulkLineStatus } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useBulkLineColumns } from '#components/bulk/bulk-line-columns';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { FilterLinks } from '#components/ui/filter-links';
import { ListView } from '#components/ui/list-view';
import { useFilters } from '#hooks/use-filters';
import { useTRPC } from '#trpc/client';
import { bulkLineFilters } from '#trpc/filters';
import { bulkLinesInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';
import type { BulkOrderDetail } from '#trpc/types';

const POLL_MS = 3000;

/** The lines of a list in its own order, with what is wrong with each or what became of it. */
export function BulkLines({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const { values, hrefWith } = useFilters(bulkLineFilters);
  const input = bulkLinesInput(order.id, values);
  const { pending, unknown } = order.charges;
  const query = useInfiniteQuery(
    trpc.bulk.lines.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: order.status === 'running' || pending + unknown > 0 ? POLL_MS : false,
    }),
  );
  const count = (status: BulkLineStatus) => order.lines[status];
  const shown = BULK_LINE_STATUSES.filter((status) => count(status) > 0 || input.status === status);
  return (
    <Card aria-labelledby="lines">
      <CardHeader
        id="lines"
        title={t('bulk.linesTitle')}
        actions={<ExportLink what="bulk-lines" input={input} label={t('bulk.download')} />}
      />
      <div className="px-4 pb-3 md:px-5">
        <FilterLinks
          label={t('bulk.filterStatus')}
          items={[
            {
              href: hrefWith({ status: null }),
              label: t('bulk.countOf', { label: t('bulk.all'), count: order.lines.total }),
              current: !input.status,
            },
            ...shown.map((status) => ({
              href: hrefWith({ status }),
              label: t('bulk.countOf', {
                label: t(`bulkLineStatus.${status}`),
                count: count(status),
              }),
              current: input.status === status,
            })),
          ]}
        />
      </div>
      <ListView
        query={query}
        label={t('bulk.linesTitle')}
        loadingLabel={t('bulk.linesLoading')}
        columns={useBulkLineColumns()}
        rowKey={(line) => String(line.line)}
        empty={
          <EmptyState icon={SearchX} title={t('bulk.linesEmpty')}>
            {t('bulk.linesEmptyText')}
          </EmptyState>
        }
      />
    </Card>
  );
}
