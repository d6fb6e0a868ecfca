'use client';

import { USER_STATUSES } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { RoleBadge, UserStatusBadge } from '#components/sellers/user-badges';
import { Card } from '#components/ui/card';
import { Email } from '#components/ui/email';
import { EmptyState } from '#components/ui/empty-state';
import { FilterLinks } from '#components/ui/filter-links';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { SearchInput } from '#components/ui/search-input';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { Toolbar } from '#components/ui/toolbar';
import { useUrlFilters } from '#hooks/use-url-filter';
import { useTRPC } from '#trpc/client';
import { adminUsersInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';
import type { AdminUser } from '#trpc/types';

function useColumns(): Column<AdminUser>[] {
  const t = useTranslations();
  return [
    {
      key: 'account',
      header: t('sellers.account'),
      card: 'title',
      cell: (user) => (
        <Link href={`/admin/sellers/${user.id}`} className="group/name flex max-w-80 flex-col">
          <Email
            address={user.email}
            className="truncate font-medium underline-offset-4 group-hover/name:underline"
          />
          {user.name ? (
            <span className="truncate text-[0.8125rem] font-normal text-ink-faint">
              {user.name}
            </span>
          ) : null}
        </Link>
      ),
    },
    {
      key: 'role',
      header: t('sellers.role'),
      card: 'line',
      cell: (user) => <RoleBadge role={user.role} />,
    },
    {
      key: 'status',
      header: t('sellers.status'),
      card: 'line',
      cell: (user) => <UserStatusBadge status={user.status} />,
    },
    {
      key: 'balance',
      header: t('sellers.balance'),
      align: 'end',
      card: 'amount',
      cell: (user) => <Money amount={user.balance} className="font-medium" />,
    },
    {
      key: 'joined',
      header: t('sellers.joined'),
      align: 'end',
      card: 'status',
      cell: (user) => (
        <RelativeTime iso={user.createdAt} className="text-ink-faint phone:text-[0.8125rem]" />
      ),
    },
  ];
}

export function SellerList() {
  const columns = useColumns();
  const t = useTranslations();
  const trpc = useTRPC();
  const filters = useUrlFilters();
  const input = adminUsersInput(filters.get);
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
            {
              href: filters.hrefWith('status', null),
              label: t('sellers.all'),
              current: !input.status,
            },
            ...USER_STATUSES.map((status) => ({
              href: filters.hrefWith('status', status),
              label: t(`sellers.${status}`),
              current: input.status === status,
            })),
          ]}
        />
        <SearchInput
          label={t('sellers.search')}
          value={filters.get('search') ?? ''}
          onSearch={(search) => filters.replace('search', search)}
          className="md:w-72"
        />
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
