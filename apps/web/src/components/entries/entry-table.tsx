'use client';

import type { Account } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Actor } from '#components/audit/actor';
import { EntryKindLabel } from '#components/entries/entry-kind';
import { EntrySource } from '#components/entries/entry-source';
import { Email } from '#components/ui/email';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { cn } from '#style/class-names';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { AdminEntry, Inputs } from '#trpc/types';

/** Each entry is both legs: what one side gives, the other gets. */
function useColumns(): Column<AdminEntry>[] {
  const t = useTranslations();
  return [
    {
      key: 'kind',
      header: t('entries.kind'),
      card: 'title',
      cell: (entry) => <EntryKindLabel kind={entry.kind} />,
    },
    {
      key: 'from',
      header: t('entries.from'),
      card: 'line',
      cardLabel: t('entries.from'),
      className: shrinking,
      cell: (entry) =>
        isIncoming(entry) ? <AccountName account={entry.account} /> : <SellerName entry={entry} />,
    },
    {
      key: 'to',
      header: t('entries.to'),
      card: 'line',
      cardLabel: t('entries.to'),
      className: shrinking,
      cell: (entry) =>
        isIncoming(entry) ? <SellerName entry={entry} /> : <AccountName account={entry.account} />,
    },
    {
      key: 'amount',
      header: t('entries.amount'),
      align: 'end',
      card: 'amount',
      cell: (entry) => <Money amount={entry.amount.replace(/^-/, '')} className="font-medium" />,
    },
    {
      key: 'balance',
      header: t('entries.balanceAfter'),
      align: 'end',
      card: 'hidden',
      className: 'md:max-xl:hidden',
      cell: (entry) => <Money amount={entry.balanceAfter} className="text-ink-faint" />,
    },
    {
      key: 'source',
      header: t('entries.source'),
      card: 'line',
      cell: (entry) => <EntrySource entry={entry} />,
    },
    {
      key: 'by',
      header: t('entries.by'),
      card: 'line',
      cardLabel: t('entries.by'),
      className: cn(shrinking, 'md:max-xl:hidden'),
      cell: (entry) => (
        <Actor
          email={entry.actorEmail}
          className="inline-block max-w-full truncate align-bottom text-ink-faint phone:max-w-40"
        />
      ),
    },
    {
      key: 'time',
      header: t('entries.time'),
      align: 'end',
      card: 'status',
      cell: (entry) => (
        <RelativeTime iso={entry.createdAt} className="text-ink-faint phone:text-[0.8125rem]" />
      ),
    },
  ];
}

function isIncoming(entry: AdminEntry): boolean {
  return !entry.amount.startsWith('-');
}

function SellerName({ entry: { user } }: { entry: AdminEntry }) {
  return (
    <Link
      href={`/admin/sellers/${user.id}`}
      className="inline-block max-w-full truncate align-bottom underline-offset-4 hover:underline phone:max-w-48"
    >
      <Email address={user.email} className="block truncate" />
    </Link>
  );
}

function AccountName({ account }: { account: Account }) {
  const t = useTranslations();
  return <span className="text-ink-soft">{t(`entries.${account}`)}</span>;
}

/** The ledger, or the part of it that `input` asks for. */
export function EntryTable({ input }: { input: Inputs['admin']['entry']['list'] }) {
  const columns = useColumns();
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.admin.entry.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <ListView
      query={query}
      label={t('entries.title')}
      loadingLabel={t('entries.loading')}
      columns={columns}
      rowKey={(entry) => `${entry.walletId} ${entry.seq}`}
      empty={
        <EmptyState icon={ReceiptText} title={t('entries.emptyTitle')}>
          {t('entries.emptyText')}
        </EmptyState>
      }
    />
  );
}
