import type { OperatorStatus } from '@chargeflow/core/consts';

import { Badge } from '#components/ui/badge';
import { catalogue } from '#i18n/catalogue';

export function OperatorStatusBadge({ status }: { status: OperatorStatus }) {
  return (
    <Badge tone={status === 'active' ? 'good' : 'warn'} dot>
      {catalogue[status]}
    </Badge>
  );
}
