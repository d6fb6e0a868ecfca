import { handleExport } from '@chargeflow/api/http/export';

import { webServices } from '#server/services';

async function handle(request: Request): Promise<Response> {
  return handleExport(await webServices(), request);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
