'use client';

import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Actor } from '#components/audit/actor';
import { EntryKindLabel } from '#components/entries/entry-kind';
import { SignedMoney } from '#components/entries/signed-money';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Money } from '#components/ui/money';
import { DataTable, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import type { AdminChargeDetails, ChargeEntry } from '#trpc/types';

function useColumns(): Column<ChargeEntry>[] {
  const t = useTranslations();
  return [
    {
      key: 'kind',
      header: t('entries.kind'),
      card: 'title',
      cell: (entry) => <EntryKindLabel kind={entry.kind} />,
    },
    {
      key: 'by',
      header: t('entries.by'),
      card: 'line',
      className: 'md:w-1/3 md:max-w-0',
      cell: (entry) => (
        <Actor email={entry.actorEmail} className="block truncate text-ink-faint phone:max-w-52" />
      ),
    },
    {
      key: 'amount',
      header: t('entries.amount'),
      align: 'end',
      card: 'amount',
      cell: (entry) => (
        <span className="flex flex-col items-end">
          <SignedMoney amount={entry.amount} />
          <span className="text-xs font-normal text-ink-faint">
            {t('entries.balanceAfter')} <Money amount={entry.balanceAfter} />
          </span>
        </span>
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

/** The debit and, where there is one, the refund. */
export function ChargeEntries({ charge }: { charge: AdminChargeDetails }) {
  const columns = useColumns();
  const t = useTranslations();
  return (
    <Card aria-labelledby="entries">
      <CardHeader id="entries" title={t('adminCharge.entries')} />
      <div className="border-t border-line">
        {charge.entries.length > 0 ? (
          <DataTable
            label={t('adminCharge.entries')}
            columns={columns}
            rows={charge.entries}
            rowKey={(entry) => String(entry.seq)}
          />
        ) : (
          <EmptyState icon={ReceiptText} title={t('adminCharge.noEntries')} />
        )}
      </div>
    </Card>
  );
}
