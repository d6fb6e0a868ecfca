import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { ApiError } from '#http/answer';

const BODY_LIMIT_BYTES = 65_536;

// A string is matched first, so that digits inside one are left alone.
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses JSON with each number kept as its text, so that no amount is rounded. */
export function parseKeepingNumbers(text: string): unknown {
  const quoted = text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  return JSON.parse(quoted);
}

/** Reads a body as `schema`, its numbers as text. Throws ApiError 400. */
export function readBody<T>(text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = parseKeepingNumbers(text);
  } catch {
    throw new ApiError(400, 'INVALID_INPUT_PROVIDED', 'The body is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'invalid';
  throw new ApiError(400, 'INVALID_INPUT_PROVIDED', where);
}

/** Receives a request's whole body. Throws ApiError 413 for one that is too large. */
export async function receiveBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT_BYTES) throw new ApiError(413, null, 'The body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
