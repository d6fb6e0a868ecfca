/** An id is made this long before its row's time, at most. */
export const ID_AHEAD_MS = 60_000;

/** The least UUIDv7 of a time: time-ordered ids from it on were made then or later. */
export function uuidFloor(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
