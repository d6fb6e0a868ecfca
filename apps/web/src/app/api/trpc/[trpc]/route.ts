import { handleTrpcRequest } from '@chargeflow/api/http/fetch-handler';

import { webServices } from '#server/services';

async function handle(request: Request): Promise<Response> {
  return handleTrpcRequest(await webServices(), request);
}

// The methods that no procedure takes are refused by the API too, in its own words.
export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
