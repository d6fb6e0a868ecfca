export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** Epoch milliseconds; the end is not part of it. */
export interface Period {
  fromMs: number;
  toMs: number;
}

/** The period in whole quarters of an hour: what was begun counts. */
export function inQuarters(from: string, to: string): Period {
  return {
    fromMs: Math.floor(Date.parse(from) / QUARTER_MS) * QUARTER_MS,
    toMs: Math.ceil(Date.parse(to) / QUARTER_MS) * QUARTER_MS,
  };
}

/**
 * The whole steps inside a period, and what is left of it before and after them. Where there is no
 * whole step, all of it is left.
 */
export function splitBy(
  stepMs: number,
  { fromMs, toMs }: Period,
): { inner: Period; edges: Period[] } {
  const innerFromMs = Math.ceil(fromMs / stepMs) * stepMs;
  const innerToMs = Math.floor(toMs / stepMs) * stepMs;
  if (innerFromMs >= innerToMs) {
    return { inner: { fromMs, toMs: fromMs }, edges: [{ fromMs, toMs }] };
  }
  const edges = [
    { fromMs, toMs: innerFromMs },
    { fromMs: innerToMs, toMs },
  ];
  return {
    inner: { fromMs: innerFromMs, toMs: innerToMs },
    edges: edges.filter((edge) => edge.fromMs < edge.toMs),
  };
}

/** In quarters of an hour. */
export const splitByQuarter = (period: Period) => splitBy(QUARTER_MS, period);
