'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';

import { directionOf } from '#i18n/locales';

/**
 * Tells a menu or a dialog which way the page runs: arrow keys and placement follow it. They write
 * no style elements, which would need the nonce; the one rule they would stands in globals.css.
 */
export function Direction({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={directionOf(useLocale())}>{children}</DirectionProvider>
    </CSPProvider>
  );
}
