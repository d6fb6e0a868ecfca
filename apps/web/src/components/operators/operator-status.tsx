import type { OperatorStatus } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { Badge } from '#components/ui/badge';

export function OperatorStatusBadge({ status }: { status: OperatorStatus }) {
  const t = useTranslations();
  return (
    <Badge tone={status === 'active' ? 'good' : 'warn'} dot>
      {t(`catalogue.${status}`)}
    </Badge>
  );
}
