'use client';

import { ROLES, USER_STATUSES } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useSellerColumns } from '#components/sellers/seller-columns';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { Field } from '#components/ui/field';
import { FilterLinks } from '#components/ui/filter-links';
import { ListView } from '#components/ui/list-view';
import { MoreFilters } from '#components/ui/more-filters';
import { SavedViews } from '#components/ui/saved-views';
import { SearchInput } from '#components/ui/search-input';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import { useFilters } from '#hooks/use-filters';
import { adminUsersInput } from '#trpc/admin-inputs';
import { useTRPC } from '#trpc/client';
import { userFilters } from '#trpc/filters';
import { byCursor } from '#trpc/paging';

const ORDERS = {
  newest: 'sellers.orderNewest',
  balance: 'sellers.orderBalance',
  sales: 'sellers.orderSales',
  activity: 'sellers.orderActivity',
} as const;
type Order = keyof typeof ORDERS;

export function SellerList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const { values, set, hrefWith } = useFilters(userFilters);
  const { role, frozen, order } = values;
  const input = adminUsersInput(values);
  const columns = useSellerColumns();
  const query = useInfiniteQuery(
    trpc.admin.user.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('sellers.filterStatus')}
          items={[
            { href: hrefWith({ status: null }), label: t('sellers.all'), current: !values.status },
            ...USER_STATUSES.map((status) => ({
              href: hrefWith({ status }),
              label: t(`sellers.${status}`),
              current: values.status === status,
            })),
          ]}
        />
        <SearchInput
          label={t('sellers.search')}
          value={values.search ?? ''}
          onSearch={(search) => set({ search: search || null })}
          className="md:w-72"
        />
        <MoreFilters
          count={[role, frozen, order].filter(Boolean).length}
          onClear={() => set({ role: null, frozen: null, order: null })}
          beside={
            <>
              <SavedViews list="sellers" />
              <ExportLink what="users" input={input} />
            </>
          }
        >
          <Field label={t('sellers.role')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: 'any', label: t('lists.any') },
                  ...ROLES.map((value) => ({ value, label: t(`sellers.${value}`) })),
                ]}
                value={role ?? 'any'}
                onChange={(value) => set({ role: value === 'any' ? null : value })}
              />
            )}
          </Field>
          <Field label={t('sellers.wallet')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: 'any', label: t('lists.any') },
                  { value: 'true', label: t('sellers.frozen') },
                  { value: 'false', label: t('sellers.notFrozen') },
                ]}
                value={frozen ?? 'any'}
                onChange={(value) => set({ frozen: value === 'any' ? null : value })}
              />
            )}
          </Field>
          <Field label={t('lists.order')}>
            {(control) => (
              <Select
                {...control}
                options={(Object.keys(ORDERS) as Order[]).map((value) => ({
                  value,
                  label: t(ORDERS[value]),
                }))}
                value={order ?? 'newest'}
                onChange={(value) => set({ order: value === 'newest' ? null : value })}
              />
            )}
          </Field>
        </MoreFilters>
      </Toolbar>
      <Card>
        <ListView
          query={query}
          label={t('sellers.title')}
          loadingLabel={t('sellers.loading')}
          columns={columns}
          rowKey={(user) => user.id}
          empty={
            <EmptyState icon={SearchX} title={t('sellers.emptyTitle')}>
              {t('sellers.emptyText')}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
