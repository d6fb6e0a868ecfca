'use client';

import { ENTRY_KINDS } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { EntryKindLabel } from '#components/entries/entry-kind';
import { SignedMoney } from '#components/entries/signed-money';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { FilterLinks } from '#components/ui/filter-links';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { PeriodFilter } from '#components/ui/period-filter';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { Toolbar } from '#components/ui/toolbar';
import { WalletTotals } from '#components/wallet/wallet-totals';
import { useTimeZone } from '#hooks/use-time-zone';
import { useToday } from '#hooks/use-today';
import { useUrlFilters } from '#hooks/use-url-filter';
import { useTRPC } from '#trpc/client';
import { statementInput } from '#trpc/list-inputs';
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

/** A wallet's entries under the filters in the URL, with the sums of a time where one is chosen. */
export function Statement() {
  const t = useTranslations();
  const trpc = useTRPC();
  const filters = useUrlFilters();
  const timeZone = useTimeZone();
  const today = useToday();
  const input = statementInput(filters.get, timeZone === 'UTC');
  const query = useInfiniteQuery(
    trpc.wallet.statement.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { from, to = today.to } = input;
  return (
    <>
      <div className="flex flex-col gap-3">
        <Toolbar>
          <FilterLinks
            label={t('wallet.filterKind')}
            items={[
              {
                href: filters.hrefWith('kind', null),
                label: t('wallet.all'),
                current: !input.kind,
              },
              ...ENTRY_KINDS.map((kind) => ({
                href: filters.hrefWith('kind', kind),
                label: t(`entryKinds.${kind}`),
                current: input.kind === kind,
              })),
            ]}
          />
          <ExportLink what="statement" input={input} label={t('wallet.download')} />
        </Toolbar>
        <PeriodFilter />
      </div>
      {from !== undefined && from < to ? <WalletTotals from={from} to={to} /> : null}
      <Card>
        <ListView
          query={query}
          label={t('wallet.statement')}
          loadingLabel={t('wallet.loading')}
          columns={useColumns()}
          rowKey={(line) => String(line.seq)}
          empty={
            Object.keys(input).length > 0 ? (
              <EmptyState icon={SearchX} title={t('wallet.noMatchTitle')}>
                {t('wallet.noMatchText')}
              </EmptyState>
            ) : (
              <EmptyState icon={ReceiptText} title={t('wallet.emptyTitle')}>
                {t('wallet.emptyText')}
              </EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}
