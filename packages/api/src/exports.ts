import { auditExport } from '@chargeflow/core/audit/export';
import { bulkLinesExport } from '@chargeflow/core/bulk/export-lines';
import { chargesExport } from '@chargeflow/core/charges/export-all';
import { ownChargesExport } from '@chargeflow/core/charges/export-own';
import { creditsExport } from '@chargeflow/core/credits/export-all';
import type { CsvExport } from '@chargeflow/core/exports/export';
import { usersExport } from '@chargeflow/core/users/export';
import { entriesExport } from '@chargeflow/core/wallets/export-entries';
import { statementExport } from '@chargeflow/core/wallets/export-statement';
import type { UserScope } from '#access';

/** What can be taken away whole, who may, and which limit it counts against. */
export type ExportRule = { csv: CsvExport } & (
  | { access: 'admin'; scope: 'ADMIN' }
  | { access: 'user'; scope: UserScope }
);

/** By the name in the address: `/api/export/entries.csv`. */
export const EXPORTS: Readonly<Record<string, ExportRule>> = {
  entries: { csv: entriesExport, access: 'admin', scope: 'ADMIN' },
  charges: { csv: chargesExport, access: 'admin', scope: 'ADMIN' },
  'credit-requests': { csv: creditsExport, access: 'admin', scope: 'ADMIN' },
  users: { csv: usersExport, access: 'admin', scope: 'ADMIN' },
  statement: { csv: statementExport, access: 'user', scope: 'TRANSACTION_LIST' },
  'own-charges': { csv: ownChargesExport, access: 'user', scope: 'TRANSACTION_LIST' },
  'bulk-lines': { csv: bulkLinesExport, access: 'user', scope: 'TRANSACTION_LIST' },
  audit: { csv: auditExport, access: 'admin', scope: 'ADMIN' },
};
