'use client';

import { THEME_KEY } from '#style/theme';

const script = `try{var t=localStorage.getItem(${JSON.stringify(THEME_KEY)});if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/**
 * Runs while the page is parsed, so a chosen theme is there before the first paint. A script that
 * the browser itself renders would not run, and is marked as one that need not.
 */
export function ThemeScript() {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}
