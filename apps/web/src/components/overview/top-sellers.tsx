'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { ShareBar } from '#components/overview/share-bar';
import { Card, CardHeader } from '#components/ui/card';
import { Email } from '#components/ui/email';
import { EmptyState } from '#components/ui/empty-state';
import { Money } from '#components/ui/money';
import { DataTable, type Column } from '#components/ui/table';
import { useFormat } from '#hooks/use-format';
import type { Overview } from '#trpc/types';

type TopSeller = Overview['topSellers'][number];

/** Who sold most in the period. */
export function TopSellers({ sellers }: { sellers: Overview['topSellers'] }) {
  const t = useTranslations();
  const columns = useColumns(sellers[0]?.sold.price ?? '0');
  return (
    <Card aria-label={t('overview.bySeller')}>
      <CardHeader title={t('overview.bySeller')} />
      {sellers.length === 0 ? (
        <EmptyState icon={Users} title={t('overview.nothingTitle')}>
          {t('overview.nothingText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('overview.bySeller')}
          columns={columns}
          rows={sellers}
          rowKey={({ user }) => user.id}
        />
      )}
    </Card>
  );
}

function useColumns(most: string): Column<TopSeller>[] {
  const t = useTranslations();
  const { count } = useFormat();
  return [
    {
      key: 'seller',
      header: t('overview.seller'),
      card: 'title',
      className: 'md:w-1/2 md:max-w-0',
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
      key: 'share',
      header: <span className="sr-only">{t('overview.share')}</span>,
      card: 'full',
      className: 'md:w-1/6',
      cell: ({ sold }) => <ShareBar part={sold.price} whole={most} />,
    },
    {
      key: 'count',
      header: t('overview.count'),
      align: 'end',
      card: 'line',
      cardLabel: t('overview.count'),
      cell: ({ sold }) => <span className="text-ink-faint tabular-nums">{count(sold.count)}</span>,
    },
    {
      key: 'sold',
      header: t('overview.sold'),
      align: 'end',
      card: 'amount',
      cell: ({ sold }) => <Money amount={sold.price} className="font-medium" />,
    },
  ];
}
