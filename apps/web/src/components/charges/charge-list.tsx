'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useChargeColumns } from '#components/charges/charge-columns';
import { isUnsettled } from '#components/charges/charge-status';
import { ChargeStatusFilter } from '#components/charges/status-filter';
import { OperatorSelect } from '#components/operators/operator-select';
import { useIsLive } from '#components/shell/live';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { Field } from '#components/ui/field';
import { ListView } from '#components/ui/list-view';
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useFilters } from '#hooks/use-filters';
import { useOperatorNames } from '#hooks/use-operator-names';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import { ownChargeFilters } from '#trpc/filters';
import { ownChargesInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const POLL_MS = 3000;

export function ChargeList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const isLive = useIsLive();
  const { values, inUtc, set, hrefWith } = useFilters(ownChargeFilters);
  const input = ownChargesInput(values, inUtc);
  const columns = useChargeColumns(useOperatorNames());
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
        <ChargeStatusFilter current={values.status} hrefWith={hrefWith} />
        <SearchInput
          label={t('charges.filterPhone')}
          inputMode="tel"
          value={values.phone ?? ''}
          onSearch={(phone) => set({ phone: phone || null })}
          className="md:w-64"
        />
        <MoreFilters
          count={[values.from, values.to, values.operator].filter(Boolean).length}
          onClear={() => set({ from: null, to: null, operator: null })}
          beside={<ExportLink what="own-charges" input={input} label={t('charges.download')} />}
        >
          <PeriodFilters values={values} onChange={set} hrefWith={hrefWith} />
          <Field label={t('charges.operator')}>
            {(control) => (
              <OperatorSelect
                {...control}
                value={values.operator}
                onChange={(operator) => set({ operator })}
              />
            )}
          </Field>
        </MoreFilters>
      </Toolbar>
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
