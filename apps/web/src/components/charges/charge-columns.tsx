import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { ChargeStatus } from '#components/charges/charge-status';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import type { Charge } from '#trpc/types';

type OperatorName = (code: string | null) => string | null;

export function useChargeColumns(nameOf: OperatorName): Column<Charge>[] {
  const t = useTranslations();
  return [
    {
      key: 'phone',
      header: t('charges.phone'),
      card: 'title',
      cell: (charge) => (
        <Link
          href={`/charges/${charge.id}`}
          className="font-medium underline-offset-4 hover:underline"
        >
          <Phone number={charge.phone} />
        </Link>
      ),
    },
    {
      key: 'operator',
      header: t('charges.operator'),
      card: 'line',
      cell: (charge) => <span className="text-ink-soft">{nameOf(charge.operator) ?? '–'}</span>,
    },
    {
      key: 'status',
      header: t('charges.status'),
      card: 'status',
      cell: (charge) => <ChargeStatus status={charge.status} />,
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
