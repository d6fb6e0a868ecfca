import type { IncomingMessage } from 'node:http';
import { malformed } from '#errors/to-app-error';
import type { HeaderSource } from '#http/headers';

/** Far above what ten calls need; tRPC's own adapter has no limit. */
const BODY_MAX_BYTES = 64 * 1024;

/**
 * A form that another site posts has another content type, and needs no permission of the browser's;
 * so of a POST none but JSON is taken, even where there is no input to read.
 * @throws AppError INVALID_INPUT
 */
export function assertJson(headers: HeaderSource): void {
  const mediaType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw malformed('content-type must be application/json');
}

/**
 * A body of a bearable size as text.
 * @throws AppError INVALID_INPUT
 */
export async function readText(request: Request): Promise<string> {
  assertBearable(request.headers);
  return decode(await readBytes(request));
}

/**
 * The same of a request that Node.js is reading, and that nobody has read from yet.
 * @throws AppError INVALID_INPUT
 */
export async function readIncomingText(
  incoming: IncomingMessage,
  headers: HeaderSource,
): Promise<string> {
  assertBearable(headers);
  return decode(await readIncoming(incoming));
}

function readIncoming(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_MAX_BYTES) chunks.push(chunk);
      else reject(malformed('body too large'));
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', (cause) => reject(malformed('body broke off', { cause })));
    incoming.once('close', () => {
      if (!incoming.readableEnded) reject(malformed('body broke off'));
    });
  });
}

/** A length that is told is believed when it is too much. */
function assertBearable(headers: HeaderSource): void {
  const length = Number(headers.get('content-length') ?? 0);
  if (length > BODY_MAX_BYTES) throw malformed('body too large');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
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
