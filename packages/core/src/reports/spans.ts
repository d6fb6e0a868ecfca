import { DAY_MS, type Period } from '#reports/period';
import type { ListedUnit } from '#rollups/best-sellers';

/** A day or a month in UTC, of which there is a list of who sold most. */
export interface Span extends Period {
  unit: ListedUnit;
}

/** Up to when there are lists, in epoch milliseconds: the first day and the first month without one. */
export interface ListedTo {
  daysMs: number;
  monthsMs: number;
}

/**
 * A period of whole hours in as few spans as there are lists for, and what is left of it between
 * them, in order.
 */
export function splitBySpan(
  { fromMs, toMs }: Period,
  { daysMs, monthsMs }: ListedTo,
): { spans: Span[]; rest: Period[] } {
  const spans: Span[] = [];
  const rest: Period[] = [];
  for (let atMs = fromMs; atMs < toMs;) {
    const dayEndMs = atMs + DAY_MS;
    const monthEndMs = nextMonthMs(atMs);
    let untilMs: number;
    if (isMonthStart(atMs) && monthEndMs <= Math.min(toMs, monthsMs)) {
      untilMs = monthEndMs;
      spans.push({ unit: 'month', fromMs: atMs, toMs: untilMs });
    } else if (atMs % DAY_MS === 0 && dayEndMs <= Math.min(toMs, daysMs)) {
      untilMs = dayEndMs;
      spans.push({ unit: 'day', fromMs: atMs, toMs: untilMs });
    } else {
      untilMs = Math.min(toMs, Math.floor(atMs / DAY_MS + 1) * DAY_MS);
      const last = rest.at(-1);
      if (last?.toMs === atMs) last.toMs = untilMs;
      else rest.push({ fromMs: atMs, toMs: untilMs });
    }
    atMs = untilMs;
  }
  return { spans, rest };
}

const isMonthStart = (ms: number) => ms % DAY_MS === 0 && new Date(ms).getUTCDate() === 1;

function nextMonthMs(ms: number): number {
  const at = new Date(ms);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1);
}
