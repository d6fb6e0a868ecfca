'use client';

import { CHARGE_STATUSES } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { FilterLinks } from '#components/ui/filter-links';
import { useUrlFilters } from '#hooks/use-url-filter';
import { chargesInput } from '#trpc/list-inputs';

export function ChargeStatusFilter() {
  const t = useTranslations();
  const filters = useUrlFilters();
  const { status: current } = chargesInput(filters.get);
  return (
    <FilterLinks
      label={t('charges.filterStatus')}
      items={[
        { href: filters.hrefWith('status', null), label: t('charges.all'), current: !current },
        ...CHARGE_STATUSES.map((status) => ({
          href: filters.hrefWith('status', status),
          label: t(`chargeStatus.${status}.label`),
          current: current === status,
        })),
      ]}
    />
  );
}
