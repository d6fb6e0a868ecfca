import type { ChargeStatus as Status } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { Badge, type Tone } from '#components/ui/badge';

const TONES: Record<Status, Tone> = {
  pending: 'info',
  delivered: 'good',
  refunded: 'neutral',
  unknown: 'warn',
  refused: 'bad',
};

/** Whether the status may still change by itself. */
export function isUnsettled(status: Status): boolean {
  return status === 'pending' || status === 'unknown';
}

interface ChargeStatusProps {
  status: Status;
  /** It was so once: nothing moves any more. */
  past?: boolean;
}

export function ChargeStatus({ status, past = false }: ChargeStatusProps) {
  const t = useTranslations();
  return (
    <Badge tone={TONES[status]} live={!past && isUnsettled(status)} dot>
      {t(`chargeStatus.${status}.label`)}
    </Badge>
  );
}
