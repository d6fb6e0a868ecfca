import { describeUnserved } from '@chargeflow/api/http/unserved';

/** Programs ask here: they are told in JSON, not by a page. */
function handle(): Response {
  return Response.json(describeUnserved(404, 'no such path'), { status: 404 });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
