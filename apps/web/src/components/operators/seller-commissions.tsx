'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Pencil, UserPlus, Users, X } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { Percent } from '#components/operators/percent';
import { RemoveSellerCommission } from '#components/operators/remove-seller-commission';
import { SetSellerCommission } from '#components/operators/set-seller-commission';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { SearchInput } from '#components/ui/search-input';
import { shrinking, type Column } from '#components/ui/table';
import { AbsoluteTime } from '#components/ui/time';
import { fill } from '#i18n/fill';
import { catalogue } from '#i18n/catalogue';
import { sellers } from '#i18n/sellers';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { AdminOperatorDetail, SellerCommission } from '#trpc/types';

type Deed = 'set' | 'remove';

/** Sellers whose commission is, or will be, another than everybody's. */
export function SellerCommissions({ operator }: { operator: AdminOperatorDetail }) {
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
    <Card aria-label={catalogue.sellersTitle}>
      <CardHeader
        title={catalogue.sellersTitle}
        description={catalogue.sellersText}
        actions={
          <Button size="sm" onClick={() => start('set', null)}>
            <UserPlus aria-hidden />
            {catalogue.setForSeller}
          </Button>
        }
      />
      <div className="px-5 pb-3 phone:px-4">
        <SearchInput
          label={catalogue.search}
          value={search}
          onSearch={setSearch}
          className="md:w-72"
        />
      </div>
      <ListView
        query={query}
        label={catalogue.sellersTitle}
        loadingLabel={catalogue.loadingSellers}
        columns={columnsOf(start)}
        rowKey={({ user }) => user.id}
        empty={
          search === '' ? (
            <EmptyState icon={Users} title={catalogue.noSellersTitle}>
              {catalogue.noSellersText}
            </EmptyState>
          ) : (
            <EmptyState icon={Users} title={sellers.emptyTitle}>
              {catalogue.noSeller}
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

function columnsOf(
  start: (deed: Deed, about: SellerCommission) => void,
): Column<SellerCommission>[] {
  return [
    {
      key: 'seller',
      header: catalogue.seller,
      card: 'title',
      className: shrinking,
      cell: ({ user }) => (
        <Link
          href={`/admin/sellers/${user.id}`}
          className="block truncate font-medium underline-offset-4 hover:underline"
        >
          {user.email}
        </Link>
      ),
    },
    {
      key: 'commission',
      header: catalogue.commission,
      card: 'amount',
      cell: ({ basisPoints }) => <OwnPercent basisPoints={basisPoints} />,
    },
    {
      key: 'next',
      header: catalogue.scheduled,
      card: 'line',
      cell: ({ next }) =>
        next === null ? null : (
          <span className="text-ink-soft">
            <OwnPercent basisPoints={next.basisPoints} /> {catalogue.startsAt}{' '}
            <AbsoluteTime iso={next.effectiveFrom} className="text-ink-faint" />
          </span>
        ),
    },
    {
      key: 'deeds',
      header: <span className="sr-only">{sellers.actions}</span>,
      align: 'end',
      card: 'status',
      cell: (item) => (
        <span className="inline-flex gap-1">
          <Button
            variant="ghost"
            size="icon"
            aria-label={fill(catalogue.changeFor, { email: item.user.email })}
            onClick={() => start('set', item)}
          >
            <Pencil aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={fill(catalogue.removeFor, { email: item.user.email })}
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
  if (basisPoints === null) {
    return <span className="text-ink-faint">{catalogue.asEverybody}</span>;
  }
  return <Percent basisPoints={basisPoints} className="font-medium" />;
}
