'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { EntryKindLabel } from '#components/entries/entry-kind';
import { SignedMoney } from '#components/entries/signed-money';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { StatementLine } from '#trpc/types';

function useColumns(): Column<StatementLine>[] {
  const t = useTranslations();
  return [
    {
      key: 'what',
      header: t('wallet.what'),
      card: 'title',
      cell: (line) =>
        line.chargeId ? (
          <Link
            href={`/charges/${line.chargeId}`}
            className="underline-offset-4 hover:underline"
            title={t('wallet.openCharge')}
          >
            <EntryKindLabel kind={line.kind} />
          </Link>
        ) : (
          <EntryKindLabel kind={line.kind} />
        ),
    },
    {
      key: 'time',
      header: t('wallet.time'),
      card: 'line',
      cell: (line) => <RelativeTime iso={line.createdAt} className="text-ink-faint" />,
    },
    {
      key: 'amount',
      header: t('wallet.amount'),
      align: 'end',
      card: 'amount',
      cell: (line) => <SignedMoney amount={line.amount} />,
    },
    {
      key: 'balance',
      header: t('wallet.balanceAfter'),
      align: 'end',
      card: 'status',
      cardLabel: t('wallet.balanceLabel'),
      className: 'phone:text-[0.8125rem]',
      cell: (line) => <Money amount={line.balanceAfter} className="text-ink-soft" />,
    },
  ];
}

export function Statement() {
  const columns = useColumns();
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.wallet.statement.infiniteQueryOptions({}, byCursor));
  return (
    <Card>
      <ListView
        query={query}
        label={t('wallet.statement')}
        loadingLabel={t('wallet.loading')}
        columns={columns}
        rowKey={(line) => String(line.seq)}
        empty={
          <EmptyState icon={ReceiptText} title={t('wallet.emptyTitle')}>
            {t('wallet.emptyText')}
          </EmptyState>
        }
      />
    </Card>
  );
}
