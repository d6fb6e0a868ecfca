'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Pencil, UserPlus, Users, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';

import { Percent } from '#components/operators/percent';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { Email } from '#components/ui/email';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { onDemand } from '#components/ui/on-demand';
import { SearchInput } from '#components/ui/search-input';
import { shrinking, type Column } from '#components/ui/table';
import { AbsoluteTime } from '#components/ui/time';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { AdminOperatorDetail, SellerCommission } from '#trpc/types';

const RemoveSellerCommission = onDemand(() =>
  import('#components/operators/remove-seller-commission').then(
    ({ RemoveSellerCommission }) => RemoveSellerCommission,
  ),
);
const SetSellerCommission = onDemand(() =>
  import('#components/operators/set-seller-commission').then(
    ({ SetSellerCommission }) => SetSellerCommission,
  ),
);

type Deed = 'set' | 'remove';

/** Sellers whose commission is, or will be, another than everybody's. */
export function SellerCommissions({ operator }: { operator: AdminOperatorDetail }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const { code } = operator;
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<Deed | null>(null);
  const [item, setItem] = useState<SellerCommission | null>(null);
  const query = useInfiniteQuery(
    trpc.admin.operator.sellerCommissions.infiniteQueryOptions(
      { code, ...(search !== '' && { search }) },
      { ...byCursor, placeholderData: keepPreviousData },
    ),
  );
  const start = (deed: Deed, about: SellerCommission | null) => {
    setItem(about);
    setOpen(deed);
  };
  const close = () => setOpen(null);
  return (
    <Card aria-label={t('catalogue.sellersTitle')}>
      <CardHeader
        title={t('catalogue.sellersTitle')}
        description={t('catalogue.sellersText')}
        actions={
          <Button size="sm" onClick={() => start('set', null)}>
            <UserPlus aria-hidden />
            {t('catalogue.setForSeller')}
          </Button>
        }
      />
      <div className="px-5 pb-3 phone:px-4">
        <SearchInput
          label={t('catalogue.search')}
          value={search}
          onSearch={setSearch}
          className="md:w-72"
        />
      </div>
      <ListView
        query={query}
        label={t('catalogue.sellersTitle')}
        loadingLabel={t('catalogue.loadingSellers')}
        columns={useColumns(start)}
        rowKey={({ user }) => user.id}
        empty={
          search === '' ? (
            <EmptyState icon={Users} title={t('catalogue.noSellersTitle')}>
              {t('catalogue.noSellersText')}
            </EmptyState>
          ) : (
            <EmptyState icon={Users} title={t('sellers.emptyTitle')}>
              {t('catalogue.noSeller')}
            </EmptyState>
          )
        }
      />
      <SetSellerCommission
        key={item?.user.id}
        operator={operator}
        item={item}
        open={open === 'set'}
        onClose={close}
      />
      {item === null ? null : (
        <RemoveSellerCommission code={code} item={item} open={open === 'remove'} onClose={close} />
      )}
    </Card>
  );
}

function useColumns(
  start: (deed: Deed, about: SellerCommission) => void,
): Column<SellerCommission>[] {
  const t = useTranslations();
  return [
    {
      key: 'seller',
      header: t('catalogue.seller'),
      card: 'title',
      className: shrinking,
      cell: ({ user }) => (
        <Link
          href={`/admin/sellers/${user.id}`}
          className="block truncate font-medium underline-offset-4 hover:underline"
        >
          <Email address={user.email} className="block truncate" />
        </Link>
      ),
    },
    {
      key: 'commission',
      header: t('catalogue.commission'),
      card: 'line',
      cell: ({ basisPoints }) => <OwnPercent basisPoints={basisPoints} />,
    },
    {
      key: 'next',
      header: t('catalogue.scheduled'),
      card: 'line',
      cell: ({ next }) =>
        next === null ? null : (
          <span className="text-ink-soft">
            <OwnPercent basisPoints={next.basisPoints} /> {t('catalogue.startsAt')}{' '}
            <AbsoluteTime iso={next.effectiveFrom} className="text-ink-faint" />
          </span>
        ),
    },
    {
      key: 'deeds',
      header: <span className="sr-only">{t('sellers.actions')}</span>,
      align: 'end',
      card: 'amount',
      cell: (item) => (
        <span className="inline-flex gap-1">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('catalogue.changeFor', { email: item.user.email })}
            onClick={() => start('set', item)}
          >
            <Pencil aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('catalogue.removeFor', { email: item.user.email })}
            onClick={() => start('remove', item)}
          >
            <X aria-hidden />
          </Button>
        </span>
      ),
    },
  ];
}

/** Null: as everybody's. */
function OwnPercent({ basisPoints }: { basisPoints: number | null }) {
  const t = useTranslations();
  if (basisPoints === null) {
    return <span className="text-ink-faint">{t('catalogue.asEverybody')}</span>;
  }
  return <Percent basisPoints={basisPoints} className="font-medium" />;
}
