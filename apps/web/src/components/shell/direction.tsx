'use client';

import { DirectionProvider } from '@base-ui/react/direction-provider';
import type { ReactNode } from 'react';

interface DirectionProps {
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}

/** Tells menus, lists and dialogs which way the page runs: arrow keys and placement follow it. */
export function Direction({ direction, children }: DirectionProps) {
  return <DirectionProvider direction={direction}>{children}</DirectionProvider>;
}
