'use client';

import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;

let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const notify of listeners) notify();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function current(): number {
  if (Date.now() - nowMs > TICK_MS) nowMs = Date.now();
  return nowMs;
}

/** The time in ms, moving every 15 s: one timer however many rows show an age. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, current, current);
}
