import type { HeaderSource } from '@chargeflow/api/http/headers';
import { decode } from 'next-auth/jwt';
import { z } from 'zod';

/**
 * A cookie's name as browsers hold its owner to: over HTTPS they keep a `__Host-` cookie only when it
 * came that way, for every path and for this host alone, so no neighbouring host can plant one.
 */
export function cookieName(name: string, publicOrigin: string): string {
  return publicOrigin.startsWith('https:') ? `__Host-${name}` : name;
}

export const SESSION_COOKIE = 'chargeflow.session';

/** What our cookie holds beside next-auth's own fields. */
export const sessionClaims = z.object({
  sub: z.string(),
  sessionId: z.string(),
});

/** Our session's id out of the encrypted cookie; null when there is none or it is not ours. */
export async function readSessionId(
  headers: HeaderSource,
  cookieName: string,
  secret: string,
): Promise<string | null> {
  try {
    const token = readCookie(headers, cookieName);
    if (token === null) return null;
    return sessionClaims.parse(await decode({ token, secret })).sessionId;
  } catch {
    return null;
  }
}

function readCookie(headers: HeaderSource, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return null;
}
