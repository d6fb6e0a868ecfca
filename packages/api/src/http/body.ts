import { malformed } from '#errors/to-app-error';

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
  if (mediaType !== 'application/json') throw malformed('content-type must be application/json');
  const body = await readText(request);
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body,
    signal: request.signal,
  });
}

/**
 * A body of a bearable size as text.
 * @throws AppError INVALID_INPUT
 */
export async function readText(request: Request): Promise<string> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > BODY_MAX_BYTES) throw malformed('body too large');
  const bytes = await readBytes(request);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw malformed('body is not UTF-8', { cause });
  }
}

/** Too long a body is left unread, not cancelled: that would end the connection before our answer. */
async function readBytes({ body }: Request): Promise<Uint8Array> {
  const bytes = new Uint8Array(BODY_MAX_BYTES);
  const reader = body?.getReader();
  let length = 0;
  for (;;) {
    const chunk = await reader?.read().catch((cause: unknown) => {
      throw malformed('body broke off', { cause });
    });
    if (!chunk?.value) return bytes.subarray(0, length);
    if (length + chunk.value.length > BODY_MAX_BYTES) throw malformed('body too large');
    bytes.set(chunk.value, length);
    length += chunk.value.length;
  }
}
