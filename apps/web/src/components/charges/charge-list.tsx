'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

import { useChargeColumns } from '#components/charges/charge-columns';
import { isUnsettled } from '#components/charges/charge-status';
import { OperatorFilter } from '#components/charges/operator-filter';
import { ChargeStatusFilter } from '#components/charges/status-filter';
import { useIsLive } from '#components/shell/live';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { ListView } from '#components/ui/list-view';
import { PeriodFilter } from '#components/ui/period-filter';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTimeZone } from '#hooks/use-time-zone';
import { useUrlFilters } from '#hooks/use-url-filter';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import { ownChargesInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const POLL_MS = 3000;

export function ChargeList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const isLive = useIsLive();
  const filters = useUrlFilters();
  const timeZone = useTimeZone();
  const input = ownChargesInput(filters.get, timeZone === 'UTC');
  const nameOf = useOperatorNames();
  const columns = useMemo(() => useChargeColumns(nameOf), [nameOf]);
  const query = useInfiniteQuery(
    trpc.charge.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) =>
        !isLive && data?.pages[0]?.items.some(({ status }) => isUnsettled(status))
          ? POLL_MS
          : false,
    }),
  );
  const noMatch = (
    <EmptyState icon={SearchX} title={t('charges.noMatchTitle')}>
      {t('charges.noMatchText')}
    </EmptyState>
  );
  return (
    <>
      <div className="flex flex-col gap-3">
        <Toolbar>
          <ChargeStatusFilter />
          <ExportLink what="own-charges" input={input} label={t('charges.download')} />
        </Toolbar>
        <Toolbar>
          <PeriodFilter />
          <div className="flex gap-3 phone:flex-col">
            <OperatorFilter />
            <SearchInput
              label={t('charges.filterPhone')}
              inputMode="tel"
              value={filters.get('phone') ?? ''}
              onSearch={(phone) => filters.replace('phone', phone)}
              className="md:w-56"
            />
          </div>
        </Toolbar>
      </div>
      <Card>
        <ListView
          query={query}
          label={t('charges.listTitle')}
          loadingLabel={t('charges.loading')}
          columns={columns}
          rowKey={(charge) => charge.id}
          failure={(error) => (failureOf(error).name === 'INVALID_INPUT' ? noMatch : null)}
          empty={
            Object.keys(input).length > 0 ? (
              noMatch
            ) : (
              <EmptyState
                icon={Smartphone}
                title={t('charges.emptyTitle')}
                action={
                  <ButtonLink href="/buy" variant="primary">
                    {t('charges.buyTitle')}
                  </ButtonLink>
                }
              >
                {t('charges.emptyText')}
              </EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}
