'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { Select } from '#components/ui/select';
import { useUrlFilters } from '#hooks/use-url-filter';
import { useTRPC } from '#trpc/client';

const ANY = 'any';

export function OperatorFilter() {
  const t = useTranslations();
  const trpc = useTRPC();
  const filters = useUrlFilters();
  const { data } = useQuery(trpc.operator.list.queryOptions());
  return (
    <Select
      label={t('charges.filterOperator')}
      options={[
        { value: ANY, label: t('charges.anyOperator') },
        ...(data?.items.map(({ code, name }) => ({ value: code, label: name })) ?? []),
      ]}
      value={filters.get('operator') ?? ANY}
      onChange={(code) => filters.replace('operator', code === ANY ? null : code)}
      className="md:w-44"
    />
  );
}
