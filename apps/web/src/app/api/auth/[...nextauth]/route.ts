import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';

import { authOptions } from '#server/auth';
import { webServices } from '#server/services';

async function handle(
  request: NextRequest,
  context: RouteContext<'/api/auth/[...nextauth]'>,
): Promise<Response> {
  const options = authOptions(await webServices(), request.headers);
  const response: unknown = await NextAuth(request, context, options);
  if (!(response instanceof Response)) throw new Error('next-auth gave no answer');
  return response;
}

export { handle as GET, handle as POST };
