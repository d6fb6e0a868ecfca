import type { CreditStatus as Status } from '@chargeflow/core/consts';

import { Badge, type Tone } from '#components/ui/badge';
import { credit } from '#i18n/credit';

const TONES: Record<Status, Tone> = {
  pending: 'warn',
  approved: 'good',
  rejected: 'bad',
  cancelled: 'neutral',
};

export function CreditStatus({ status }: { status: Status }) {
  return (
    <Badge tone={TONES[status]} live={status === 'pending'} dot>
      {credit[status]}
    </Badge>
  );
}
