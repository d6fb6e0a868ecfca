import { NextResponse, type NextRequest } from 'next/server';

/**
 * Tells server components which address is being asked for, so that signing in can lead back to it.
 * Access is decided by the API alone, never here.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-chargeflow-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  matcher: ['/((?!api/|_next/|healthz|readyz|metrics|.*\\.[a-z0-9]+$).*)'],
};
