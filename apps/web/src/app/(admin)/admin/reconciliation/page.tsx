import { Reconciliation } from '#components/reconciliation/reconciliation';
import { titled } from '#server/titled';

export const generateMetadata = titled('reconciliation.title');

export default function ReconciliationPage() {
  return <Reconciliation />;
}
