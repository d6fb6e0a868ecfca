import type { NextRequest } from 'next/server';

import { handleAuth } from '#server/auth-routes';
import { webServices } from '#server/services';

async function handle(request: NextRequest): Promise<Response> {
  return handleAuth(await webServices(), request);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
