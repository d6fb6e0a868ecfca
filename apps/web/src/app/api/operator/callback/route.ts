import { handleOperatorCallback } from '@chargeflow/api/http/operator-callback';

import { webServices } from '#server/services';

async function handle(request: Request): Promise<Response> {
  const { core, settings } = await webServices();
  return handleOperatorCallback(core, settings.callback.secret, request);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
