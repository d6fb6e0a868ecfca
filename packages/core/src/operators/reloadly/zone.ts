/**
 * The API's times have neither a zone nor fractions: `2026-01-31 12:00:00`, in the aggregator's own
 * zone (IANA name), which the account's reports show.
 */
export function formatInZone(ms: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** Null for what is no such time. Of an hour that a clock shows twice, either may be meant. */
export function parseInZone(text: string, zone: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const asUtc = utcOf(text);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (ms: number) => utcOf(formatInZone(ms, zone)) - ms;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  return asUtc - offsetAt(asUtc - offsetAt(asUtc));
}

function utcOf(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
