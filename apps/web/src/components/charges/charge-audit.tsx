'use client';

import { auditColumns } from '#components/audit/audit-columns';
import { Card, CardHeader } from '#components/ui/card';
import { DataTable } from '#components/ui/table';
import { adminCharge } from '#i18n/admin-charge';
import type { AdminChargeDetails } from '#trpc/types';

/** The subject is this very charge. */
const columns = auditColumns.filter(({ key }) => key !== 'subject' && key !== 'address');

export function ChargeAudit({ charge }: { charge: AdminChargeDetails }) {
  return (
    <Card aria-labelledby="audit">
      <CardHeader
        id="audit"
        title={adminCharge.audit}
        {...(charge.audit.length === 0 && { description: adminCharge.noAudit })}
      />
      {charge.audit.length > 0 ? (
        <div className="border-t border-line">
          <DataTable
            label={adminCharge.audit}
            columns={columns}
            rows={charge.audit}
            rowKey={(line) => line.id}
          />
        </div>
      ) : null}
    </Card>
  );
}
