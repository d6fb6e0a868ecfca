'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { chargeStatus } from '#i18n/charges';
import { differenceKinds, differences, theirStatuses } from '#i18n/differences';
import { fill } from '#i18n/fill';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { OperatorDifference } from '#trpc/types';

const columns: Column<OperatorDifference>[] = [
  {
    key: 'difference',
    header: differences.difference,
    card: 'title',
    cell: ({ kind }) => <span className="font-medium">{differenceKinds[kind]}</span>,
  },
  {
    key: 'reference',
    header: differences.reference,
    card: 'full',
    className: shrinking,
    cell: (difference) => <Reference difference={difference} />,
  },
  {
    key: 'ours',
    header: differences.ours,
    card: 'line',
    cardLabel: differences.ours,
    cell: ({ ourStatus, ourAmount, kind }) => (
      <Side
        status={ourStatus === null ? differences.nothing : chargeStatus[ourStatus].label}
        amount={kind === 'amount_differs' ? ourAmount : null}
      />
    ),
  },
  {
    key: 'theirs',
    header: differences.theirs,
    card: 'line',
    cardLabel: differences.theirs,
    cell: ({ theirStatus, theirAmount, kind }) => (
      <Side
        status={
          theirStatus === null ? differences.nothing : (theirStatuses[theirStatus] ?? theirStatus)
        }
        amount={kind === 'amount_differs' ? theirAmount : null}
      />
    ),
  },
  {
    key: 'since',
    header: differences.since,
    align: 'end',
    card: 'status',
    cell: ({ openedAt }) => (
      <RelativeTime iso={openedAt} className="text-ink-faint phone:text-[0.8125rem]" />
    ),
  },
];

function Side({ status, amount }: { status: string; amount: string | null }) {
  return (
    <span className="whitespace-nowrap text-ink-soft">
      {status}
      {amount === null ? null : (
        <>
          {' '}
          <Money amount={amount} showCurrency={false} />
        </>
      )}
    </span>
  );
}

function Reference({ difference: { charge, reference } }: { difference: OperatorDifference }) {
  if (charge === null) {
    return (
      <bdi dir="ltr" className="block truncate font-mono text-[0.8125rem]" title={reference}>
        {reference}
      </bdi>
    );
  }
  return (
    <Link
      href={`/admin/charges/${charge.id}`}
      aria-label={fill(differences.showCharge, { phone: charge.phone })}
      title={reference}
      className="block truncate underline-offset-4 hover:underline"
    >
      <Phone number={charge.phone} /> <span className="text-ink-faint">{charge.seller}</span>
    </Link>
  );
}

/** What the operator's list says otherwise, as far as it is so still; the newest first. */
export function DifferenceTable({ refetchMs }: { refetchMs: number }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.admin.operatorReconciliation.list.infiniteQueryOptions(
      { status: 'open' },
      { ...byCursor, refetchInterval: refetchMs },
    ),
  );
  return (
    <ListView
      query={query}
      label={differences.list}
      loadingLabel={differences.loading}
      columns={columns}
      rowKey={({ id }) => id}
      empty={null}
    />
  );
}
