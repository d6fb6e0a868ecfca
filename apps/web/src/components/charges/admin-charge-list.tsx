'use client';

import { CHARGE_STATUSES } from '@chargeflow/core/consts';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { AdminChargeTable } from '#components/charges/admin-charge-table';
import { AmountFilters } from '#components/ui/amount-filters';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { Field } from '#components/ui/field';
import { FilterLinks } from '#components/ui/filter-links';
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import { SavedViews } from '#components/ui/saved-views';
import { SearchInput } from '#components/ui/search-input';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import { useFilters } from '#hooks/use-filters';
import { adminChargesInput } from '#trpc/admin-inputs';
import { useTRPC } from '#trpc/client';
import { chargeFilters } from '#trpc/filters';

const NONE = { from: null, to: null, amountFrom: null, amountTo: null, operator: null };

export function AdminChargeList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const { values, inUtc, set, hrefWith } = useFilters(chargeFilters);
  const input = adminChargesInput(values, inUtc);
  const operators = useQuery(trpc.operator.list.queryOptions());
  const { from, to, amountFrom, amountTo, operator } = values;
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('charges.filterStatus')}
          items={[
            { href: hrefWith({ status: null }), label: t('charges.all'), current: !values.status },
            ...CHARGE_STATUSES.map((status) => ({
              href: hrefWith({ status }),
              label: t(`chargeStatus.${status}.label`),
              current: values.status === status,
            })),
          ]}
        />
        <SearchInput
          label={t('charges.filterPhone')}
          inputMode="tel"
          value={values.phone ?? ''}
          onSearch={(phone) => set({ phone: phone || null })}
          className="phone:w-full md:w-64"
        />
        <MoreFilters
          count={[from, to, amountFrom, amountTo, operator].filter(Boolean).length}
          onClear={() => set(NONE)}
          beside={
            <>
              {values.user ? (
                <ClearFilter
                  text={t('adminCharges.onlySeller')}
                  label={t('adminCharges.clearSeller')}
                  onClear={() => set({ user: null })}
                />
              ) : null}
              <SavedViews list="charges" />
              <ExportLink what="charges" input={input} />
            </>
          }
        >
          <PeriodFilters values={values} onChange={set} />
          <AmountFilters values={values} onChange={set} />
          <Field label={t('adminCharges.operator')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: '', label: t('adminCharges.allOperators') },
                  ...(operators.data?.items ?? []).map(({ code, name }) => ({
                    value: code,
                    label: name,
                  })),
                ]}
                value={operator ?? ''}
                onChange={(code) => set({ operator: code || null })}
              />
            )}
          </Field>
        </MoreFilters>
      </Toolbar>
      <Card>
        <AdminChargeTable
          input={input}
          empty={
            <EmptyState icon={SearchX} title={t('adminCharges.emptyTitle')}>
              {t('adminCharges.emptyText')}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
