import type { BulkLineStatus as LineStatus, BulkStatus as Status } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { Badge, type Tone } from '#components/ui/badge';

const TONES: Record<Status, Tone> = {
  draft: 'neutral',
  running: 'info',
  paused: 'warn',
  stopped: 'bad',
  finished: 'good',
  cancelled: 'neutral',
};

export function BulkStatus({ status }: { status: Status }) {
  const t = useTranslations();
  return (
    <Badge tone={TONES[status]} live={status === 'running'} dot>
      {t(`bulkStatus.${status}`)}
    </Badge>
  );
}

const LINE_TONES: Record<LineStatus, Tone> = {
  ready: 'neutral',
  invalid: 'bad',
  sold: 'good',
  refused: 'bad',
};

export function BulkLineStatus({ status }: { status: LineStatus }) {
  const t = useTranslations();
  return (
    <Badge tone={LINE_TONES[status]} dot>
      {t(`bulkLineStatus.${status}`)}
    </Badge>
  );
}
