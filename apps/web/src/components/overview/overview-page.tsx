'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { NowStats } from '#components/overview/now-stats';
import { OperatorShare } from '#components/overview/operator-share';
import { OverviewFilterBar } from '#components/overview/overview-filters';
import { PeriodStats } from '#components/overview/period-stats';
import { Refusals } from '#components/overview/refusals';
import { SeriesCard } from '#components/overview/series-card';
import { TopSellers } from '#components/overview/top-sellers';
import { Card } from '#components/ui/card';
import { ErrorState } from '#components/ui/error-state';
import { ListSkeleton } from '#components/ui/skeleton';
import { useFailureText } from '#hooks/use-failure-text';
import { useFilters } from '#hooks/use-filters';
import { useTimeZone } from '#hooks/use-time-zone';
import { useTRPC } from '#trpc/client';
import { overviewFilters } from '#trpc/filters';
import { overviewInput } from '#trpc/overview-input';

const POLL_MS = 20_000;

/** What a period brought, beside the one before, and how things stand now. */
export function OverviewPage() {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const timeZone = useTimeZone();
  const filters = useFilters(overviewFilters);
  const input = overviewInput(filters.values, new Date(), timeZone);
  const query = useQuery(
    trpc.admin.report.overview.queryOptions(input, {
      placeholderData: keepPreviousData,
      refetchInterval: POLL_MS,
    }),
  );
  const { data } = query;
  return (
    <>
      <OverviewFilterBar filters={filters} overview={data} />
      {query.isError ? (
        <Card>
          <ErrorState
            message={failureText(query.error)}
            onRetry={() => void query.refetch()}
            busy={query.isFetching}
          />
        </Card>
      ) : null}
      {!data && query.isPending ? (
        <Card>
          <ListSkeleton rows={8} label={t('overview.loading')} />
        </Card>
      ) : null}
      {data && !query.isError ? (
        <div aria-busy={query.isPlaceholderData || undefined} className="flex flex-col gap-5">
          <NowStats now={data.now} />
          <PeriodStats overview={data} />
          <SeriesCard overview={data} />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <OperatorShare operators={data.operators} />
            <TopSellers sellers={data.topSellers} />
          </div>
          <Refusals totals={data.totals} />
        </div>
      ) : null}
    </>
  );
}
