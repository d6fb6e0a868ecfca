'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useAdminChargeColumns } from '#components/charges/admin-charge-columns';
import { ChargeStatusFilter } from '#components/charges/status-filter';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useUrlFilters } from '#hooks/use-url-filter';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import { adminChargesInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const POLL_MS = 8000;

export function AdminChargeList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const filters = useUrlFilters();
  const input = adminChargesInput(filters.get);
  const nameOf = useOperatorNames();
  const query = useInfiniteQuery(
    trpc.admin.charge.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: POLL_MS,
    }),
  );
  const empty = (
    <EmptyState icon={SearchX} title={t('adminCharges.emptyTitle')}>
      {t('adminCharges.emptyText')}
    </EmptyState>
  );
  return (
    <>
      <Toolbar>
        <ChargeStatusFilter />
        <div className="flex flex-wrap items-center gap-3">
          {input.userId ? (
            <ClearFilter
              text={t('adminCharges.onlySeller')}
              label={t('adminCharges.clearSeller')}
              onClear={() => filters.replace('user', null)}
            />
          ) : null}
          <SearchInput
            label={t('charges.filterPhone')}
            inputMode="tel"
            value={filters.get('phone') ?? ''}
            onSearch={(phone) => filters.replace('phone', phone)}
            className="phone:w-full md:w-64"
          />
        </div>
      </Toolbar>
      <Card>
        <ListView
          query={query}
          label={t('adminCharges.title')}
          loadingLabel={t('adminCharges.loading')}
          columns={useAdminChargeColumns(nameOf)}
          rowKey={(charge) => charge.id}
          failure={(error) => (failureOf(error).name === 'INVALID_PHONE' ? empty : null)}
          empty={empty}
        />
      </Card>
    </>
  );
}
