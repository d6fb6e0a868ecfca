import type { HeaderSource } from '#http/headers';

/**
 * Whether a request that brings a cookie was made by our own pages. Browsers name the origin of
 * every POST; on a GET they leave it out for our own pages, and say where it came from otherwise.
 */
export function isFromOwnOrigin(
  request: { method: string; headers: HeaderSource },
  publicOrigin: string,
): boolean {
  const origin = request.headers.get('origin');
  if (origin !== null) return origin === publicOrigin;
  const site = request.headers.get('sec-fetch-site');
  return request.method === 'GET' && (site === null || site === 'same-origin' || site === 'none');
}
