'use client';

import { AUDIT_ACTIONS, type AuditAction } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useAuditColumns } from '#components/audit/audit-columns';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import { useUrlFilters } from '#hooks/use-url-filter';
import { useTRPC } from '#trpc/client';
import { auditInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export function AuditList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const filters = useUrlFilters();
  const input = auditInput(filters.get);
  const options: { value: AuditAction | 'all'; label: string }[] = [
    { value: 'all', label: t('audit.allActions') },
    ...AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`auditActions.${action}`) })),
  ];
  const query = useInfiniteQuery(
    trpc.admin.audit.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <Toolbar>
        <Select
          label={t('audit.action')}
          options={options}
          value={input.action ?? 'all'}
          onChange={(action) => filters.replace('action', action === 'all' ? null : action)}
          className="md:w-56"
        />
        {input.subjectId ? (
          <ClearFilter
            text={t('audit.onlySubject')}
            label={t('audit.clearSubject')}
            onClear={() => filters.replace('subject', null)}
          />
        ) : null}
      </Toolbar>
      <Card>
        <ListView
          query={query}
          label={t('audit.title')}
          loadingLabel={t('audit.loading')}
          columns={useAuditColumns()}
          rowKey={(line) => line.id}
          empty={
            <EmptyState icon={ScrollText} title={t('audit.emptyTitle')}>
              {t('audit.emptyText')}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
