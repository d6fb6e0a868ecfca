'use client';

import { signInPath, type SignInReason } from '#session/return-path';

/** Whether this tab is on its way to the sign-in page, or about to end its session itself. */
let leaving = false;

/** Sends a tab whose session has ended to the sign-in page, once, with the way back. */
export function leaveForSignIn(reason: SignInReason): void {
  if (typeof window === 'undefined' || leaving || window.location.pathname === '/sign-in') return;
  leaving = true;
  const { pathname, search } = window.location;
  window.location.assign(signInPath({ reason, from: `${pathname}${search}` }));
}

/**
 * Before this tab ends its session itself: it is told of the end like all others, maybe before the
 * answer to its own call, and must not be sent away as if it knew nothing of it.
 */
export function prepareToLeave(): void {
  leaving = true;
}

/** The session was not ended after all. */
export function stay(): void {
  leaving = false;
}
