import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@chargeflow/core/errors';
import { createContext } from '#context';
import { Admission } from '#http/admission';
import { refuseRequest } from '#http/answer';
import { assertJson, readIncomingText } from '#http/body';
import { answerOtherwise } from '#http/fetch-handler';
import type { HeaderSource } from '#http/headers';
import { isFromOwnOrigin } from '#http/origin';
import { answerPlainCalls } from '#http/plain-calls';
import { API_PATH, readPlainCalls } from '#http/read-calls';
import { writeAnswer } from '#http/write-answer';
import type { ApiServices } from '#services';

/** At the rates measured, what a process answers within 100 ms. */
const REQUESTS_MAX = 500;

/** Those that have an answer of the API's; the rest (OPTIONS, TRACE) is HTTP's own. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Whether a request is for `serveTrpc`: one name or a few with commas below the API's path. */
export function isTrpcRequest(method: string | undefined, path: string): boolean {
  if (!path.startsWith(`${API_PATH}/`) || !METHODS.has(method ?? '')) return false;
  return path.length > API_PATH.length + 1 && !path.includes('/', API_PATH.length + 1);
}

type Serve = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * What serves requests for procedures, straight from Node.js: the mount. The caller writes the
 * socket's address into its header first. Never throws: every failure has an answer.
 */
export function createTrpcServer(services: ApiServices, requestsMax = REQUESTS_MAX): Serve {
  const admission = new Admission(requestsMax);
  const overloaded = refuseRequest(services, new AppError('OVERLOADED'));
  return async (incoming, outgoing) => {
    // Before anything is read of it.
    if (!admission.enter()) return writeAnswer(outgoing, overloaded, null);
    try {
      const stream = await serveUnlessStream(services, incoming, outgoing).finally(() => {
        admission.leave();
      });
      if (stream) await pipe(stream, outgoing);
    } catch (error) {
      writeAnswer(outgoing, refuseRequest(services, error), null);
    }
  };
}

/** Answers, or leaves it to the caller to pass on what may be long in coming. */
async function serveUnlessStream(
  services: ApiServices,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Response | undefined> {
  const { method = '', url: target = '' } = incoming;
  const headers = headersOf(incoming);
  if (method === 'POST') assertJson(headers);
  const text = method === 'POST' ? await readIncomingText(incoming, headers) : null;
  const calls = readPlainCalls({ method, target, headers });
  const fromOwnOrigin = isFromOwnOrigin({ method, headers }, services.publicOrigin);
  const context = createContext(services, headers, fromOwnOrigin);
  if (!calls) {
    return answerOtherwise(services, context, requestOf(services, incoming, outgoing, text));
  }
  const answer = await answerPlainCalls(services, calls, context, text);
  writeAnswer(outgoing, answer, headers.get('accept-encoding'));
  return undefined;
}

function headersOf({ headers }: IncomingMessage): HeaderSource {
  return {
    get: (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
  };
}

/** For tRPC's own adapter; it is aborted when whoever reads the answer goes away. */
function requestOf(
  { publicOrigin }: ApiServices,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  text: string | null,
): Request {
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  const { method = '' } = incoming;
  return new Request(new URL(incoming.url ?? '', publicOrigin), {
    method,
    headers,
    ...(text !== null && { body: text }),
    signal: left.signal,
  });
}

/** Headers go at once: the first event of a stream may be long in coming. */
async function pipe(answer: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.flushHeaders();
  if (!answer.body) {
    outgoing.end();
    return;
  }
  // Node.js and the DOM each have a type of their own for the one stream.
  const body = Readable.fromWeb(answer.body as never);
  // A reader that goes away ends its stream, and nobody need be told.
  await pipeline(body, outgoing).catch(() => undefined);
}
