'use client';

import { AUDIT_ACTIONS, type AuditAction } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';

import { auditColumns } from '#components/audit/audit-columns';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { Select } from '#components/ui/select';
import { Toolbar } from '#components/ui/toolbar';
import { useUrlFilters } from '#hooks/use-url-filter';
import { audit, auditActions } from '#i18n/oversight';
import { useTRPC } from '#trpc/client';
import { auditInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const OPTIONS: { value: AuditAction | 'all'; label: string }[] = [
  { value: 'all', label: audit.allActions },
  ...AUDIT_ACTIONS.map((action) => ({ value: action, label: auditActions[action] })),
];

export function AuditList() {
  const trpc = useTRPC();
  const filters = useUrlFilters();
  const input = auditInput(filters.get);
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
          label={audit.action}
          options={OPTIONS}
          value={input.action ?? 'all'}
          onChange={(action) => filters.replace('action', action === 'all' ? null : action)}
          className="md:w-56"
        />
        {input.subjectId ? (
          <ClearFilter
            text={audit.onlySubject}
            label={audit.clearSubject}
            onClear={() => filters.replace('subject', null)}
          />
        ) : null}
      </Toolbar>
      <Card>
        <ListView
          query={query}
          label={audit.title}
          loadingLabel={audit.loading}
          columns={auditColumns}
          rowKey={(line) => line.id}
          empty={
            <EmptyState icon={ScrollText} title={audit.emptyTitle}>
              {audit.emptyText}
            </EmptyState>
          }
        />
      </Card>
    </>
  );
}
