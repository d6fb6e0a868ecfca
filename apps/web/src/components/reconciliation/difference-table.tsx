'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useFormat } from '#hooks/use-format';
import type { Translate } from '#i18n/translation';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { OperatorDifference } from '#trpc/types';

function useColumns(): Column<OperatorDifference>[] {
  const t = useTranslations();
  return [
    {
      key: 'difference',
      header: t('differences.difference'),
      card: 'title',
      cell: ({ kind }) => <span className="font-medium">{t(`differenceKinds.${kind}`)}</span>,
    },
    {
      key: 'reference',
      header: t('differences.reference'),
      card: 'full',
      className: 'md:w-2/5 md:max-w-0',
      cell: (difference) => <Reference difference={difference} />,
    },
    {
      key: 'ours',
      header: t('differences.ours'),
      card: 'line',
      cardLabel: t('differences.ours'),
      cell: ({ ourStatus, ourAmount, kind }) => (
        <Side
          status={
            ourStatus === null ? t('differences.nothing') : t(`chargeStatus.${ourStatus}.label`)
          }
          amount={kind === 'amount_differs' ? ourAmount : null}
        />
      ),
    },
    {
      key: 'theirs',
      header: t('differences.theirs'),
      card: 'line',
      cardLabel: t('differences.theirs'),
      cell: ({ theirStatus, theirAmount, kind }) => (
        <Side
          status={theirStatus === null ? t('differences.nothing') : theirStatusText(t, theirStatus)}
          amount={kind === 'amount_differs' ? theirAmount : null}
        />
      ),
    },
    {
      key: 'since',
      header: t('differences.since'),
      align: 'end',
      card: 'status',
      cell: ({ openedAt }) => (
        <RelativeTime iso={openedAt} className="text-ink-faint phone:text-[0.8125rem]" />
      ),
    },
  ];
}

/** What the operator says of an order; a word of theirs that we do not know stays as it is. */
function theirStatusText(t: Translate, status: string): string {
  const key = `theirStatuses.${status}` as 'theirStatuses.delivered';
  return t.has(key) ? t(key) : status;
}

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
  const { phoneText } = useFormat();
  const t = useTranslations();
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
      aria-label={t('differences.showCharge', { phone: phoneText(charge.phone) })}
      title={reference}
      className="block truncate underline-offset-4 hover:underline"
    >
      <Phone number={charge.phone} /> <span className="text-ink-faint">{charge.seller}</span>
    </Link>
  );
}

/** What the operator's list says otherwise, as far as it is so still; the newest first. */
export function DifferenceTable({ refetchMs }: { refetchMs: number }) {
  const columns = useColumns();
  const t = useTranslations();
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
      label={t('differences.list')}
      loadingLabel={t('differences.loading')}
      columns={columns}
      rowKey={({ id }) => id}
      empty={null}
    />
  );
}
