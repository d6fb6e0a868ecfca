'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** What this browser keeps under a name, in every tab alike; null where it keeps nothing. */
export function useStored(name: string): [string | null, (text: string | null) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(name),
    () => null,
  );
  const store = (next: string | null) => {
    if (next === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, next);
    for (const tell of listeners) tell();
  };
  return [text, store];
}
