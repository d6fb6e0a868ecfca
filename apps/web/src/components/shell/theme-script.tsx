'use client';

import { THEME_SCRIPT } from '#style/theme-script';

/**
 * Runs while the page is parsed, so a chosen theme is there before the first paint. A script that
 * the browser itself renders would not run, and is marked as one that need not.
 */
export function ThemeScript() {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
    />
  );
}
