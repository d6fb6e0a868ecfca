'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

import { useChargeColumns } from '#components/charges/charge-columns';
import { isUnsettled } from '#components/charges/charge-status';
import { ChargeStatusFilter } from '#components/charges/status-filter';
import { useIsLive } from '#components/shell/live';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useUrlFilters } from '#hooks/use-url-filter';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import { chargesInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const POLL_MS = 3000;

export function ChargeList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const isLive = useIsLive();
  const filters = useUrlFilters();
  const input = chargesInput(filters.get);
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
      <Toolbar>
        <ChargeStatusFilter />
        <SearchInput
          label={t('charges.filterPhone')}
          inputMode="tel"
          value={filters.get('phone') ?? ''}
          onSearch={(phone) => filters.replace('phone', phone)}
          className="md:w-64"
        />
      </Toolbar>
      <Card>
        <ListView
          query={query}
          label={t('charges.listTitle')}
          loadingLabel={t('charges.loading')}
          columns={columns}
          rowKey={(charge) => charge.id}
          failure={(error) => (failureOf(error).name === 'INVALID_PHONE' ? noMatch : null)}
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
