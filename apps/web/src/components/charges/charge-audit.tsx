'use client';

import { useTranslations } from 'next-intl';

import { useAuditColumns } from '#components/audit/audit-columns';
import { Card, CardHeader } from '#components/ui/card';
import { DataTable } from '#components/ui/table';
import type { AdminChargeDetails } from '#trpc/types';

export function ChargeAudit({ charge }: { charge: AdminChargeDetails }) {
  const t = useTranslations();
  // The subject is this very charge.
  const columns = useAuditColumns().filter(({ key }) => key !== 'subject' && key !== 'address');
  return (
    <Card aria-labelledby="audit">
      <CardHeader
        id="audit"
        title={t('adminCharge.audit')}
        {...(charge.audit.length === 0 && { description: t('adminCharge.noAudit') })}
      />
      {charge.audit.length > 0 ? (
        <div className="border-t border-line">
          <DataTable
            label={t('adminCharge.audit')}
            columns={columns}
            rows={charge.audit}
            rowKey={(line) => line.id}
          />
        </div>
      ) : null}
    </Card>
  );
}
