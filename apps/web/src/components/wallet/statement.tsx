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
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { Toolbar } from '#components/ui/toolbar';
import { WalletTotals } from '#components/wallet/wallet-totals';
import { useFilters } from '#hooks/use-filters';
import { useToday } from '#hooks/use-today';
import { useTRPC } from '#trpc/client';
import { statementFilters } from '#trpc/filters';
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
  const { values, inUtc, set, hrefWith } = useFilters(statementFilters);
  const today = useToday();
  const input = statementInput(values, inUtc);
  const query = useInfiniteQuery(
    trpc.wallet.statement.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { from, to = today.to } = input;
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('wallet.filterKind')}
          items={[
            { href: hrefWith({ kind: null }), label: t('wallet.all'), current: !values.kind },
            ...ENTRY_KINDS.map((kind) => ({
              href: hrefWith({ kind }),
              label: t(`entryKinds.${kind}`),
              current: values.kind === kind,
            })),
          ]}
        />
        <MoreFilters
          count={[values.from, values.to].filter(Boolean).length}
          onClear={() => set({ from: null, to: null })}
          beside={<ExportLink what="statement" input={input} label={t('wallet.download')} />}
        >
          <PeriodFilters values={values} onChange={set} hrefWith={hrefWith} />
        </MoreFilters>
      </Toolbar>
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
