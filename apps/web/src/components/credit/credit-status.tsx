import type { CreditStatus as Status } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { Badge, type Tone } from '#components/ui/badge';

const TONES: Record<Status, Tone> = {
  pending: 'warn',
  approved: 'good',
  rejected: 'bad',
  cancelled: 'neutral',
};

export function CreditStatus({ status }: { status: Status }) {
  const t = useTranslations();
  return (
    <Badge tone={TONES[status]} live={status === 'pending'} dot>
      {t(`credit.${status}`)}
    </Badge>
  );
}
