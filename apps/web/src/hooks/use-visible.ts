'use client';

import { useSyncExternalStore } from 'react';

function onChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Whether somebody can see this tab; never while the page is rendered on the server. */
export function useVisible(): boolean {
  return useSyncExternalStore(
    onChange,
    () => !document.hidden,
    () => false,
  );
}
