import Link from 'next/link';

import { ChargeStatus } from '#components/charges/charge-status';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { charges } from '#i18n/charges';
import type { Charge } from '#trpc/types';

type OperatorName = (code: string | null) => string | null;

export function chargeColumns(nameOf: OperatorName): Column<Charge>[] {
  return [
    {
      key: 'phone',
      header: charges.phone,
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
      header: charges.operator,
      card: 'line',
      cell: (charge) => <span className="text-ink-soft">{nameOf(charge.operator) ?? '–'}</span>,
    },
    {
      key: 'status',
      header: charges.status,
      card: 'status',
      cell: (charge) => <ChargeStatus status={charge.status} />,
    },
    {
      key: 'amount',
      header: charges.amount,
      align: 'end',
      card: 'amount',
      cell: (charge) => <Money amount={charge.amount} className="font-medium" />,
    },
    {
      key: 'time',
      header: charges.time,
      align: 'end',
      card: 'line',
      cell: (charge) => <RelativeTime iso={charge.createdAt} className="text-ink-faint" />,
    },
  ];
}
