import { useTranslations } from 'next-intl';

import { useChargeLeadColumns, type OperatorName } from '#components/charges/charge-lead-columns';
import { Badge } from '#components/ui/badge';
import { Money } from '#components/ui/money';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useAnswerText } from '#hooks/use-answer-text';
import { useFormat } from '#hooks/use-format';
import type { DeskCharge } from '#trpc/types';

/** `nowMs`: when the list was read, which is often; what is to come is counted from then. */
export function useDeskColumns(nameOf: OperatorName, nowMs: number): Column<DeskCharge>[] {
  const t = useTranslations();
  const { lastAnswerText } = useAnswerText();
  const { count, timeUntil } = useFormat();
  return [
    ...useChargeLeadColumns<DeskCharge>(nameOf, 'desk'),
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
