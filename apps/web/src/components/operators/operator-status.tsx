import type { OperatorStatus } from '@chargeflow/core/consts';

import { Badge } from '#components/ui/badge';
import { operators } from '#i18n/operators';

export function OperatorStatusBadge({ status }: { status: OperatorStatus }) {
  return (
    <Badge tone={status === 'active' ? 'good' : 'warn'} dot>
      {operators[status]}
    </Badge>
  );
}
