import { setMaxListeners } from 'node:events';

/** What came of one HTTP call. Only `never_left` is sure to have had no effect on the far side. */
export type Fetched =
  | { kind: 'answered'; status: number; json: unknown; retryAfterMs: number | null }
  | { kind: 'lost'; reason: string }
  | { kind: 'never_left'; reason: string };

const ANSWER_MAX_BYTES = 1_048_576;

/** The failures of name look-up and connecting: no byte of the call was sent. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Makes one HTTP call that ends within `timeoutMs`, its answer's body included, or when `signal`
 * aborts. Never rejects. `json` is undefined when the body is none.
 */
export async function fetchOnce(
  url: URL,
  init: { method: string; headers: Record<string, string>; body?: string },
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Fetched> {
  if (signal.aborted) return { kind: 'never_left', reason: 'aborted' };
  // Not AbortSignal.any: on Node 20 it keeps every call alive as long as the process's signal.
  const deadline = new AbortController();
  const abort = () => deadline.abort(new Error('aborted'));
  // One signal stops a whole process, and each call under way listens to it.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => deadline.abort(new Error('timed out')), timeoutMs);
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: deadline.signal });
    const text = await readText(response);
    return {
      kind: 'answered',
      status: response.status,
      json: parseJson(text),
      retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
    };
  } catch (error) {
    return fault(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function fault(error: unknown): Fetched {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error ? causeCode(error.cause) : null;
  if (code === null) return { kind: 'lost', reason: message };
  return { kind: NOT_CONNECTED.has(code) ? 'never_left' : 'lost', reason: code };
}

function causeCode(cause: unknown): string | null {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}

async function readText(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > ANSWER_MAX_BYTES) throw new Error('answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfterMs(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
