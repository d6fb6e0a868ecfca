'use client';

import { ReceiptText } from 'lucide-react';

import { EntryKindLabel } from '#components/entries/entry-kind';
import { SignedMoney } from '#components/entries/signed-money';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Money } from '#components/ui/money';
import { DataTable, shrinking, type Column } from '#components/ui/table';
import { AbsoluteTime } from '#components/ui/time';
import { adminCharge } from '#i18n/admin-charge';
import { entries } from '#i18n/oversight';
import type { AdminChargeDetails, ChargeEntry } from '#trpc/types';

const columns: Column<ChargeEntry>[] = [
  {
    key: 'kind',
    header: entries.kind,
    card: 'title',
    cell: (entry) => <EntryKindLabel kind={entry.kind} />,
  },
  {
    key: 'by',
    header: entries.by,
    card: 'full',
    className: shrinking,
    cell: (entry) => (
      <span className="block truncate text-ink-faint" title={entry.actorEmail ?? ''}>
        {entry.actorEmail ?? entries.system}
      </span>
    ),
  },
  {
    key: 'amount',
    header: entries.amount,
    align: 'end',
    card: 'amount',
    cell: (entry) => <SignedMoney amount={entry.amount} />,
  },
  {
    key: 'balance',
    header: entries.balanceAfter,
    align: 'end',
    card: 'line',
    cardLabel: entries.balanceAfter,
    cell: (entry) => <Money amount={entry.balanceAfter} className="text-ink-faint" />,
  },
  {
    key: 'time',
    header: entries.time,
    align: 'end',
    card: 'status',
    cell: (entry) => (
      <AbsoluteTime
        iso={entry.createdAt}
        shape="second"
        className="text-ink-faint phone:text-[0.8125rem]"
      />
    ),
  },
];

/** The debit and, where there is one, the refund. */
export function ChargeEntries({ charge }: { charge: AdminChargeDetails }) {
  return (
    <Card aria-labelledby="entries">
      <CardHeader id="entries" title={adminCharge.entries} />
      <div className="border-t border-line">
        {charge.entries.length > 0 ? (
          <DataTable
            label={adminCharge.entries}
            columns={columns}
            rows={charge.entries}
            rowKey={(entry) => String(entry.seq)}
          />
        ) : (
          <EmptyState icon={ReceiptText} title={adminCharge.noEntries} />
        )}
      </div>
    </Card>
  );
}
