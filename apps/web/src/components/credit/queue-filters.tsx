'use client';

import { CREDIT_STATUSES } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { ShortcutsHelp } from '#components/shell/shortcuts-help';
import { AmountFilters } from '#components/ui/amount-filters';
import { ExportLink } from '#components/ui/export-link';
import { Field } from '#components/ui/field';
import { FilterLinks } from '#components/ui/filter-links';
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import { SavedViews } from '#components/ui/saved-views';
import { SearchInput } from '#components/ui/search-input';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import type { useFilters } from '#hooks/use-filters';
import type { adminCreditsInput } from '#trpc/admin-inputs';
import type { creditFilters } from '#trpc/filters';

const ORDERS = ['newest', 'oldest', 'largest'] as const;
const NONE = { from: null, to: null, amountFrom: null, amountTo: null, needs: null, order: null };

interface QueueFiltersProps {
  filters: ReturnType<typeof useFilters<typeof creditFilters>>;
  input: ReturnType<typeof adminCreditsInput>;
}

export function QueueFilters({ filters: { values, set, hrefWith }, input }: QueueFiltersProps) {
  const t = useTranslations();
  const { from, to, amountFrom, amountTo, needs, order } = values;
  const count = [from, to, amountFrom, amountTo, needs, order].filter(Boolean).length;
  return (
    <Toolbar>
      <FilterLinks
        label={t('credit.filterStatus')}
        items={[
          ...CREDIT_STATUSES.map((status) => ({
            href: hrefWith({ status: status === 'pending' ? null : status }),
            label: t(`credit.${status}`),
            current: input.status === status,
          })),
          {
            href: hrefWith({ status: 'all' }),
            label: t('credit.all'),
            current: input.status === undefined,
          },
        ]}
      />
      <SearchInput
        label={t('queue.search')}
        value={values.search ?? ''}
        onSearch={(search) => set({ search: search || null })}
        className="md:w-72"
      />
      <MoreFilters
        count={count}
        onClear={() => set(NONE)}
        beside={
          <>
            <SavedViews list="credit" />
            <ExportLink what="credit-requests" input={input} />
            <ShortcutsHelp
              keys={[
                ['j', t('queue.keyNext')],
                ['k', t('queue.keyPrevious')],
                ['x', t('queue.keySelect')],
                ['a', t('queue.keyApprove')],
                ['r', t('queue.keyReject')],
                ['Enter', t('queue.keyOpen')],
                ['Esc', t('queue.keyEscape')],
                ['Ctrl K', t('palette.title')],
                ['?', t('shortcuts.title')],
              ]}
            />
          </>
        }
      >
        <PeriodFilters values={values} onChange={set} hrefWith={hrefWith} />
        <AmountFilters values={values} onChange={set} />
        <Field label={t('queue.needs')}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: 'any', label: t('lists.any') },
                { value: 'second', label: t('queue.needsSecond') },
              ]}
              value={values.needs ?? 'any'}
              onChange={(needs) => set({ needs: needs === 'second' ? needs : null })}
            />
          )}
        </Field>
        <Field label={t('lists.order')}>
          {(control) => (
            <Select
              {...control}
              options={ORDERS.map((order) => ({ value: order, label: t(`queue.${order}`) }))}
              value={values.order ?? 'newest'}
              onChange={(order) => set({ order: order === 'newest' ? null : order })}
            />
          )}
        </Field>
      </MoreFilters>
    </Toolbar>
  );
}
