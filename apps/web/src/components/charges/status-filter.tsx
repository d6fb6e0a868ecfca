'use client';

import { CHARGE_STATUSES } from '@chargeflow/core/consts';

import { FilterLinks } from '#components/ui/filter-links';
import { useUrlFilters } from '#hooks/use-url-filter';
import { charges, chargeStatus } from '#i18n/charges';
import { chargesInput } from '#trpc/list-inputs';

export function ChargeStatusFilter() {
  const filters = useUrlFilters();
  const { status: current } = chargesInput(filters.get);
  return (
    <FilterLinks
      label={charges.filterStatus}
      items={[
        { href: filters.hrefWith('status', null), label: charges.all, current: !current },
        ...CHARGE_STATUSES.map((status) => ({
          href: filters.hrefWith('status', status),
          label: chargeStatus[status].label,
          current: current === status,
        })),
      ]}
    />
  );
}
