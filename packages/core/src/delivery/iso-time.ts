/** An instant as tagged SQL takes it. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
