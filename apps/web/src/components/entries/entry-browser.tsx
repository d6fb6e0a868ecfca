'use client';

import { ACCOUNTS, ENTRY_KINDS } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { BalanceAt } from '#components/entries/balance-at';
import { EntryTable } from '#components/entries/entry-table';
import { AmountFilters } from '#components/ui/amount-filters';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { ExportLink } from '#components/ui/export-link';
import { Field } from '#components/ui/field';
import { FilterLinks } from '#components/ui/filter-links';
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import { SavedViews } from '#components/ui/saved-views';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import { useFilters } from '#hooks/use-filters';
import { adminEntriesInput } from '#trpc/admin-inputs';
import { entryFilters } from '#trpc/filters';

const NONE = {
  from: null,
  to: null,
  amountFrom: null,
  amountTo: null,
  account: null,
  direction: null,
};

export function EntryBrowser() {
  const t = useTranslations();
  const { values, inUtc, set, hrefWith } = useFilters(entryFilters);
  const input = adminEntriesInput(values, inUtc);
  const { from, to, amountFrom, amountTo, account, direction } = values;
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('entries.filterKind')}
          items={[
            { href: hrefWith({ kind: null }), label: t('entries.all'), current: !values.kind },
            ...ENTRY_KINDS.map((kind) => ({
              href: hrefWith({ kind }),
              label: t(`entryKinds.${kind}`),
              current: values.kind === kind,
            })),
          ]}
        />
        <MoreFilters
          count={[from, to, amountFrom, amountTo, account, direction].filter(Boolean).length}
          onClear={() => set(NONE)}
          beside={
            <>
              {values.user ? (
                <ClearFilter
                  text={t('entries.onlySeller')}
                  label={t('entries.clearSeller')}
                  onClear={() => set({ user: null })}
                />
              ) : null}
              {values.source ? (
                <ClearFilter
                  text={t('entries.onlySource')}
                  label={t('entries.clearSource')}
                  onClear={() => set({ source: null })}
                />
              ) : null}
              <SavedViews list="entries" />
              <ExportLink what="entries" input={input} />
            </>
          }
        >
          <PeriodFilters values={values} onChange={set} hrefWith={hrefWith} />
          <AmountFilters values={values} onChange={set} />
          <Field label={t('entries.account')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: 'any', label: t('lists.any') },
                  ...ACCOUNTS.map((value) => ({ value, label: t(`entries.${value}`) })),
                ]}
                value={account ?? 'any'}
                onChange={(value) => set({ account: value === 'any' ? null : value })}
              />
            )}
          </Field>
          <Field label={t('entries.direction')}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: 'any', label: t('lists.any') },
                  { value: 'in', label: t('entries.in') },
                  { value: 'out', label: t('entries.out') },
                ]}
                value={direction ?? 'any'}
                onChange={(value) => set({ direction: value === 'any' ? null : value })}
              />
            )}
          </Field>
        </MoreFilters>
      </Toolbar>
      {values.user ? (
        <Card className="p-4">
          <BalanceAt userId={values.user} />
        </Card>
      ) : null}
      <Card>
        <EntryTable input={input} />
      </Card>
    </>
  );
}
