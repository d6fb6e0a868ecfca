'use client';

import { AUDIT_ACTIONS, type AuditAction } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { AuditTable } from '#components/audit/audit-table';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { ExportLink } from '#components/ui/export-link';
import { MoreFilters } from '#components/ui/more-filters';
import { PeriodFilters } from '#components/ui/period-filters';
import { SavedViews } from '#components/ui/saved-views';
import { SearchInput } from '#components/ui/search-input';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import { useFilters } from '#hooks/use-filters';
import { auditInput } from '#trpc/admin-inputs';
import { auditFilters } from '#trpc/filters';

export function AuditList() {
  const t = useTranslations();
  const { values, inUtc, set, hrefWith } = useFilters(auditFilters);
  const input = auditInput(values, inUtc);
  const options: { value: AuditAction | 'all'; label: string }[] = [
    { value: 'all', label: t('audit.allActions') },
    ...AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`auditActions.${action}`) })),
  ];
  return (
    <>
      <Toolbar>
        <Select
          label={t('audit.action')}
          options={options}
          value={values.action ?? 'all'}
          onChange={(action) => set({ action: action === 'all' ? null : action })}
          className="md:w-56"
        />
        <SearchInput
          label={t('audit.search')}
          value={values.search ?? ''}
          onSearch={(search) => set({ search: search || null })}
          className="md:w-72"
        />
        <MoreFilters
          count={[values.from, values.to].filter(Boolean).length}
          onClear={() => set({ from: null, to: null })}
          beside={
            <>
              {values.subject ? (
                <ClearFilter
                  text={t('audit.onlySubject')}
                  label={t('audit.clearSubject')}
                  onClear={() => set({ subject: null })}
                />
              ) : null}
              {values.actor ? (
                <ClearFilter
                  text={t('audit.onlyActor')}
                  label={t('audit.clearActor')}
                  onClear={() => set({ actor: null })}
                />
              ) : null}
              <SavedViews list="audit" />
              <ExportLink what="audit" input={input} />
            </>
          }
        >
          <PeriodFilters values={values} onChange={set} hrefWith={hrefWith} />
        </MoreFilters>
      </Toolbar>
      <Card>
        <AuditTable input={input} />
      </Card>
    </>
  );
}
