'use client';

import { useState } from 'react';

/**
 * Follows a value that a field both shows and sets: `onOutside` is told where it becomes something that
 * the field has not set. Call the answer with what the field sets.
 */
export function useOutside<T>(value: T, onOutside: (value: T) => void): (ours: T) => void {
  const [seen, setSeen] = useState(value);
  const [ours, setOurs] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== ours) {
      setOurs(value);
      onOutside(value);
    }
  }
  return setOurs;
}
