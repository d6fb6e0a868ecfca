'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;
const ofBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const ofServer = () => 'UTC';

/** The reader's time zone; UTC until hydration is done, so the first render matches the server's. */
export function useTimeZone(): string {
  return useSyncExternalStore(never, ofBrowser, ofServer);
}
