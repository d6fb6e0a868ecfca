'use client';

import { type TimeShape } from '#format/time';
import { useFormat } from '#hooks/use-format';
import { useNow } from '#hooks/use-now';
import { useTimeZone } from '#hooks/use-time-zone';
import { cn } from '#style/class-names';

interface TimeProps {
  iso: string;
  className?: string;
}

/** How long ago, keeping itself up to date; the full time on hover. */
export function RelativeTime({ iso, className }: TimeProps) {
  const { dateTime, relativeTime } = useFormat();
  const timeZone = useTimeZone();
  const nowMs = useNow();
  return (
    <time
      dateTime={iso}
      title={dateTime(iso, timeZone, 'second')}
      className={cn('whitespace-nowrap', className)}
      suppressHydrationWarning
    >
      {relativeTime(iso, nowMs, timeZone)}
    </time>
  );
}

export function AbsoluteTime({
  iso,
  className,
  shape = 'minute',
}: TimeProps & { shape?: TimeShape }) {
  const { dateTime } = useFormat();
  const timeZone = useTimeZone();
  return (
    <time dateTime={iso} title={iso} className={cn('whitespace-nowrap', className)}>
      {dateTime(iso, timeZone, shape)}
    </time>
  );
}
