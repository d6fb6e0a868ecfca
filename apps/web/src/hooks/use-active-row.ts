'use client';

import { useState } from 'react';

/** The row of a table that keys act on. Moving to a row focuses it, so that it is read out. */
export function useActiveRow(ids: readonly string[]) {
  const [id, setId] = useState<string | null>(null);
  const place = id === null ? -1 : ids.indexOf(id);
  return {
    id: place === -1 ? null : id,
    /** Answers the row that is moved to. */
    move: (by: 1 | -1): string | null => {
      const next = ids[Math.min(ids.length - 1, Math.max(0, place + by))] ?? null;
      setId(next);
      const row = document.querySelector<HTMLElement>(`[data-row="${next}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
      return next;
    },
    setId,
  };
}
