'use client';

import { useState } from 'react';

/**
 * Which of `ids` are selected. What is no longer among them (decided meanwhile, filtered away) is
 * not selected either, whatever was pressed before.
 */
export function useSelection(ids: readonly string[]) {
  const [pressed, setPressed] = useState<ReadonlySet<string>>(new Set());
  const selected = ids.filter((id) => pressed.has(id));
  const isAll = ids.length > 0 && selected.length === ids.length;
  return {
    ids: selected,
    isAll,
    isSome: selected.length > 0 && !isAll,
    has: (id: string) => pressed.has(id) && ids.includes(id),
    toggle: (id: string) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      setPressed(next);
    },
    toggleAll: () => setPressed(isAll ? new Set() : new Set(ids)),
    clear: () => setPressed(new Set()),
  };
}

export type Selection = ReturnType<typeof useSelection>;
