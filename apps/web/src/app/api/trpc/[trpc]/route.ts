import { handleTrpcRequest } from '@chargeflow/api/http/fetch-handler';

import { webServices } from '#server/services';

async function handle(request: Request): Promise<Response> {
  return handleTrpcRequest(await webServices(), request);
}

export { handle as GET, handle as POST };
