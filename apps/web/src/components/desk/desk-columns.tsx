import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Badge } from '#components/ui/badge';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useAnswerText } from '#hooks/use-answer-text';
import { useFormat } from '#hooks/use-format';
import type { DeskCharge } from '#trpc/types';

type OperatorName = (code: string | null) => string | null;

/** `nowMs`: when the list was read, which is often; what is to come is counted from then. */
export function useDeskColumns(nameOf: OperatorName, nowMs: number): Column<DeskCharge>[] {
  const t = useTranslations();
  const { lastAnswerText } = useAnswerText();
  const { count, timeUntil } = useFormat();
  return [
    {
      key: 'phone',
      header: t('charges.phone'),
      card: 'title',
      cell: (charge) => (
        <Link
          href={`/admin/charges/${charge.id}`}
          className="font-medium underline-offset-4 hover:underline"
        >
          <Phone number={charge.phone} />
        </Link>
      ),
    },
    {
      key: 'seller',
      header: t('desk.seller'),
      card: 'full',
      className: shrinking,
      cell: (charge) => (
        <Link
          href={`/admin/sellers/${charge.user.id}`}
          className="block truncate underline-offset-4 hover:underline phone:text-ink-soft"
        >
          <Email address={charge.user.email} className="block truncate" />
        </Link>
      ),
    },
    {
      key: 'operator',
      header: t('charges.operator'),
      card: 'line',
      className: 'md:max-xl:hidden',
      cell: (charge) => <span className="text-ink-soft">{nameOf(charge.operator) ?? '–'}</span>,
    },
    {
      key: 'age',
      header: t('desk.age'),
      card: 'line',
      cell: (charge) => (
        <span className="inline-flex items-center gap-2 md:flex-col md:items-start md:gap-0.5">
          <RelativeTime iso={charge.createdAt} className="text-ink-soft" />
          {charge.overdue ? <Badge tone="bad">{t('desk.overdue')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'answer',
      header: t('desk.lastAnswer'),
      card: 'full',
      className: shrinking,
      cell: (charge) => (
        <span className="line-clamp-3 text-ink-soft wrap-anywhere">
          {lastAnswerText(charge.lastAnswer) ?? t('desk.noAnswerYet')}
        </span>
      ),
    },
    {
      key: 'calls',
      header: t('desk.calls'),
      align: 'end',
      card: 'line',
      cardLabel: t('desk.calls'),
      className: 'md:max-xl:hidden',
      cell: (charge) => (
        <span className="text-ink-faint tabular-nums">{count(charge.attempts)}</span>
      ),
    },
    {
      key: 'next',
      header: t('desk.nextTry'),
      align: 'end',
      card: 'status',
      cardLabel: t('desk.nextTry'),
      className: 'phone:text-[0.8125rem]',
      cell: ({ nextAttemptAt }) =>
        nextAttemptAt === null ? null : (
          <span className="whitespace-nowrap text-ink-faint">
            {timeUntil(nextAttemptAt, nowMs)}
          </span>
        ),
    },
    {
      key: 'amount',
      header: t('charges.amount'),
      align: 'end',
      card: 'amount',
      cell: (charge) => <Money amount={charge.amount} className="font-medium" />,
    },
  ];
}
