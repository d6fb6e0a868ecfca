'use client';

import { dayAround } from '#format/day';
import { useTimeZone } from '#hooks/use-time-zone';

/** From the last midnight to the next where the reader is; the same object's worth all day. */
export function useToday(): { from: string; to: string } {
  const timeZone = useTimeZone();
  return dayAround(new Date(), timeZone === 'UTC');
}
