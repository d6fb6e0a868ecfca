const HERE = 'http://return.invalid';

/**
 * The path to go back to after signing in, or null when `path` could lead off this site:
 * "//elsewhere", "/\elsewhere" and every absolute URL resolve to another origin.
 */
export function safeReturnPath(path: string | null | undefined): string | null {
  if (!path?.startsWith('/')) return null;
  try {
    const url = new URL(path, HERE);
    return url.origin === HERE ? `${url.pathname}${url.search}${url.hash}` : null;
  } catch {
    return null;
  }
}

export const SIGN_IN_REASONS = ['ended', 'suspended', 'signed-out', 'password-changed'] as const;
export type SignInReason = (typeof SIGN_IN_REASONS)[number];

/** The sign-in page's address, with why one is sent there and where to go afterwards. */
export function signInPath(options: { reason?: SignInReason; from?: string } = {}): string {
  const query = new URLSearchParams();
  if (options.reason) query.set('reason', options.reason);
  if (options.from && options.from !== '/') query.set('from', options.from);
  return query.size === 0 ? '/sign-in' : `/sign-in?${query.toString()}`;
}
