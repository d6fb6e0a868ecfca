import { CHARGE_STATUSES, type ChargeStatus } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { FilterLinks } from '#components/ui/filter-links';

interface ChargeStatusFilterProps {
  current: ChargeStatus | null;
  hrefWith: (change: { status: ChargeStatus | null }) => string;
}

export function ChargeStatusFilter({ current, hrefWith }: ChargeStatusFilterProps) {
  const t = useTranslations();
  return (
    <FilterLinks
      label={t('charges.filterStatus')}
      items={[
        { href: hrefWith({ status: null }), label: t('charges.all'), current: current === null },
        ...CHARGE_STATUSES.map((status) => ({
          href: hrefWith({ status }),
          label: t(`chargeStatus.${status}.label`),
          current: current === status,
        })),
      ]}
    />
  );
}
