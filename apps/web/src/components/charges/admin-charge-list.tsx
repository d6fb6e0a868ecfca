'use client';

import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { AdminChargeTable } from '#components/charges/admin-charge-table';
import { ChargeStatusFilter } from '#components/charges/status-filter';
import { OperatorSelect } from '#components/operators/operator-select';
import { AmountFilters } from '#components/ui/amount-filters';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { Field } from '#components/ui/field';
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import { SavedViews } from '#components/ui/saved-views';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useFilters } from '#hooks/use-filters';
import { adminChargesInput } from '#trpc/admin-inputs';
import { chargeFilters } from '#trpc/filters';

const NONE = { from: null, to: null, amountFrom: null, amountTo: null, operator: null };

export function AdminChargeList() {
  const t = useTranslations();
  const { values, inUtc, set, hrefWith } = useFilters(chargeFilters);
  const input = adminChargesInput(values, inUtc);
  const { from, to, amountFrom, amountTo, operator } = values;
  return (
    <>
      <Toolbar>
        <ChargeStatusFilter current={values.status} hrefWith={hrefWith} />
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
          <PeriodFilters values={values} onChange={set} hrefWith={hrefWith} />
          <AmountFilters values={values} onChange={set} />
          <Field label={t('adminCharges.operator')}>
            {(control) => (
              <OperatorSelect
                {...control}
                value={operator}
                onChange={(code) => set({ operator: code })}
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
