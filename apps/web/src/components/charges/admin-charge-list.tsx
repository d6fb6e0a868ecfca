'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';

import { adminChargeColumns } from '#components/charges/admin-charge-columns';
import { ChargeStatusFilter } from '#components/charges/status-filter';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useUrlFilters } from '#hooks/use-url-filter';
import { charges } from '#i18n/charges';
import { adminCharges } from '#i18n/oversight';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import { adminChargesInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const POLL_MS = 8000;

export function AdminChargeList() {
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
    <EmptyState icon={SearchX} title={adminCharges.emptyTitle}>
      {adminCharges.emptyText}
    </EmptyState>
  );
  return (
    <>
      <Toolbar>
        <ChargeStatusFilter />
        <div className="flex flex-wrap items-center gap-3">
          {input.userId ? (
            <ClearFilter
              text={adminCharges.onlySeller}
              label={adminCharges.clearSeller}
              onClear={() => filters.replace('user', null)}
            />
          ) : null}
          <SearchInput
            label={charges.filterPhone}
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
          label={adminCharges.title}
          loadingLabel={adminCharges.loading}
          columns={adminChargeColumns(nameOf)}
          rowKey={(charge) => charge.id}
          failure={(error) => (failureOf(error).name === 'INVALID_PHONE' ? empty : null)}
          empty={empty}
        />
      </Card>
    </>
  );
}
