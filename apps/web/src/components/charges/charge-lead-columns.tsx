import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Email } from '#components/ui/email';
import { Phone } from '#components/ui/phone';
import { shrinking, type Column } from '#components/ui/table';

export type OperatorName = (code: string | null) => string | null;

/** What every list of the admins' says of a charge first. */
interface LeadingRow {
  id: string;
  phone: string;
  operator: string | null;
  user: { id: string; email: string };
}

/** Phone, seller and operator. `from`: the list that a charge's page leads back to. */
export function useChargeLeadColumns<Row extends LeadingRow>(
  nameOf: OperatorName,
  from?: 'desk',
): Column<Row>[] {
  const t = useTranslations();
  return [
    {
      key: 'phone',
      header: t('charges.phone'),
      card: 'title',
      cell: (charge) => (
        <Link
          href={`/admin/charges/${charge.id}${from ? `?from=${from}` : ''}`}
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
  ];
}
