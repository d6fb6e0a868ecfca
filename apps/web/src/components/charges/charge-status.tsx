import type { ChargeStatus as Status } from '@chargeflow/core/consts';

import { Badge, type Tone } from '#components/ui/badge';
import { chargeStatus } from '#i18n/charges';

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
  return (
    <Badge tone={TONES[status]} live={!past && isUnsettled(status)} dot>
      {chargeStatus[status].label}
    </Badge>
  );
}
