'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import type { ReactNode } from 'react';

interface DirectionProps {
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}

/**
 * Tells menus, lists and dialogs which way the page runs: arrow keys and placement follow it. They
 * write no style elements, which would need the nonce; the one rule they would stands in globals.css.
 */
export function Direction({ direction, children }: DirectionProps) {
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={direction}>{children}</DirectionProvider>
    </CSPProvider>
  );
}
