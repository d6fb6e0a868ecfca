'use client';

import { useEffect } from 'react';

const RENEW_MS = 60 * 60_000;

/** Renews the cookie's 24 hours while a page is in use; the session itself the API renews. */
export function SessionKeeper() {
  useEffect(() => {
    let renewedMs = 0;
    const renew = () => {
      if (document.hidden || Date.now() - renewedMs < RENEW_MS) return;
      renewedMs = Date.now();
      fetch('/api/auth/session', { cache: 'no-store' }).catch(() => {
        renewedMs = 0;
      });
    };
    renew();
    const timer = setInterval(renew, RENEW_MS / 4);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
  return null;
}
