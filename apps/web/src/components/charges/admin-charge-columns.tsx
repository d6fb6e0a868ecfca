import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { ChargeStatus } from '#components/charges/charge-status';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useAnswerText } from '#hooks/use-answer-text';
import { useFormat } from '#hooks/use-format';
import type { AdminCharge } from '#trpc/types';

type OperatorName = (code: string | null) => string | null;

export function useAdminChargeColumns(nameOf: OperatorName): Column<AdminCharge>[] {
  const { count } = useFormat();
  const t = useTranslations();
  const { lastAnswerText } = useAnswerText();
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
      header: t('adminCharges.seller'),
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
