import type { Metadata } from 'next';

import { Reconciliation } from '#components/reconciliation/reconciliation';
import { reconciliation } from '#i18n/oversight';

export const metadata: Metadata = { title: reconciliation.title };

export default function ReconciliationPage() {
  return <Reconciliation />;
}
