import Link from 'next/link';

import { Badge } from '#components/ui/badge';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { timeUntil } from '#format/time';
import { lastAnswerText } from '#i18n/answers';
import { charges } from '#i18n/charges';
import { desk } from '#i18n/desk';
import type { DeskCharge } from '#trpc/types';

type OperatorName = (code: string | null) => string | null;

/** `nowMs`: when the list was read, which is often; what is to come is counted from then. */
export function deskColumns(nameOf: OperatorName, nowMs: number): Column<DeskCharge>[] {
  return [
    {
      key: 'phone',
      header: charges.phone,
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
      header: desk.seller,
      card: 'full',
      className: shrinking,
      cell: (charge) => (
        <Link
          href={`/admin/sellers/${charge.user.id}`}
          className="block truncate underline-offset-4 hover:underline phone:text-ink-soft"
        >
          {charge.user.email}
        </Link>
      ),
    },
    {
      key: 'operator',
      header: charges.operator,
      card: 'line',
      className: 'md:max-xl:hidden',
      cell: (charge) => <span className="text-ink-soft">{nameOf(charge.operator) ?? '–'}</span>,
    },
    {
      key: 'age',
      header: desk.age,
      card: 'line',
      cell: (charge) => (
        <span className="inline-flex items-center gap-2 md:flex-col md:items-start md:gap-0.5">
          <RelativeTime iso={charge.createdAt} className="text-ink-soft" />
          {charge.overdue ? <Badge tone="bad">{desk.overdue}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'answer',
      header: desk.lastAnswer,
      card: 'full',
      className: shrinking,
      cell: (charge) => (
        <span className="line-clamp-3 text-ink-soft wrap-anywhere">
          {lastAnswerText(charge.lastAnswer) ?? desk.noAnswerYet}
        </span>
      ),
    },
    {
      key: 'calls',
      header: desk.calls,
      align: 'end',
      card: 'line',
      cardLabel: desk.calls,
      className: 'md:max-xl:hidden',
      cell: (charge) => <span className="text-ink-faint tabular-nums">{charge.attempts}</span>,
    },
    {
      key: 'next',
      header: desk.nextTry,
      align: 'end',
      card: 'status',
      cardLabel: desk.nextTry,
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
      header: charges.amount,
      align: 'end',
      card: 'amount',
      cell: (charge) => <Money amount={charge.amount} className="font-medium" />,
    },
  ];
}
