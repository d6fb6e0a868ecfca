import { AppError } from '@chargeflow/core/errors';

/** Far above what ten calls need; tRPC's own adapter has no limit. */
const BODY_MAX_BYTES = 64 * 1024;

/**
 * The request with its body read and found to be JSON of a bearable size. A form that another site
 * posts has another content type, and needs no permission of the browser's; so none but JSON is
 * taken, even where there is no input to read.
 * @throws AppError INVALID_INPUT
 */
export async function readJsonRequest(request: Request): Promise<Request> {
  if (request.method !== 'POST') return request;
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') refuse('content-type must be application/json');
  const body = await readBody(request);
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body,
    signal: request.signal,
  });
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX_BYTES) refuse('body too large');
  const body = new Uint8Array(BODY_MAX_BYTES);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length > BODY_MAX_BYTES) refuse('body too large');
    body.set(chunk, length);
    length += chunk.length;
  }
  return body.subarray(0, length);
}

function refuse(message: string): never {
  throw new AppError('INVALID_INPUT', { issues: [{ path: [], message }] });
}
