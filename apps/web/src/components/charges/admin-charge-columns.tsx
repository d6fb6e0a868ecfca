import { useTranslations } from 'next-intl';

import { useChargeLeadColumns, type OperatorName } from '#components/charges/charge-lead-columns';
import { ChargeStatus } from '#components/charges/charge-status';
import { Money } from '#components/ui/money';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useAnswerText } from '#hooks/use-answer-text';
import { useFormat } from '#hooks/use-format';
import type { AdminCharge } from '#trpc/types';

export function useAdminChargeColumns(nameOf: OperatorName): Column<AdminCharge>[] {
  const { count } = useFormat();
  const t = useTranslations();
  const { lastAnswerText } = useAnswerText();
  return [
    ...useChargeLeadColumns<AdminCharge>(nameOf),
    {
      key: 'status',
      header: t('charges.status'),
      card: 'status',
      cell: (charge) => (
        <span title={lastAnswerText(charge.lastAnswer) ?? undefined}>
          <ChargeStatus status={charge.status} />
        </span>
      ),
    },
    {
      key: 'attempts',
      header: t('adminCharges.attempts'),
      align: 'end',
      card: 'hidden',
      className: 'md:max-xl:hidden',
      cell: (charge) => (
        <span className="text-ink-faint tabular-nums">{count(charge.attempts)}</span>
      ),
    },
    {
      key: 'amount',
      header: t('charges.amount'),
      align: 'end',
      card: 'amount',
      cell: (charge) => <Money amount={charge.amount} className="font-medium" />,
    },
    {
      key: 'time',
      header: t('charges.time'),
      align: 'end',
      card: 'line',
      cell: (charge) => <RelativeTime iso={charge.createdAt} className="text-ink-faint" />,
    },
  ];
}
