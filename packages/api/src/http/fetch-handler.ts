import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { createContext, type ApiContext } from '#context';
import { logFailure, refuseRequest, type Answer } from '#http/answer';
import { answerHeaders, STREAM_HEADERS } from '#http/answer-headers';
import { assertJson, readText } from '#http/body';
import { isFromOwnOrigin } from '#http/origin';
import { answerPlainCalls } from '#http/plain-calls';
import { API_PATH, BATCH_MAX_CALLS, readPlainCalls } from '#http/read-calls';
import { beginAt } from '#live/begin-at';
import { appRouter } from '#router';
import type { ApiServices } from '#services';

export { API_PATH };

/** Serves one HTTP request for procedures. Never throws: every failure has an answer. */
export async function handleTrpcRequest(
  services: ApiServices,
  request: Request,
): Promise<Response> {
  try {
    const { method, headers } = request;
    if (method === 'POST') assertJson(headers);
    const text = method === 'POST' ? await readText(request) : null;
    const { pathname, search } = new URL(request.url);
    const calls = readPlainCalls({ method, target: `${pathname}${search}`, headers });
    const context = createContext(
      services,
      headers,
      isFromOwnOrigin(request, services.publicOrigin),
    );
    if (calls) return responseOf(await answerPlainCalls(services, calls, context, text));
    return await answerOtherwise(services, context, withBody(request, text));
  } catch (error) {
    return responseOf(refuseRequest(services, error));
  }
}

function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}

function withBody(request: Request, text: string | null): Request {
  if (text === null) return request;
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, body: text, signal });
}

/** By tRPC's own adapter: streams, and requests that it refuses as a whole. */
export async function answerOtherwise(
  services: ApiServices,
  context: ApiContext,
  request: Request,
): Promise<Response> {
  const answer = await fetchRequestHandler({
    endpoint: API_PATH,
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: BATCH_MAX_CALLS,
    createContext: () => context,
    responseMeta: ({ data, errors, type }) => ({
      headers: type === 'subscription' ? STREAM_HEADERS : answerHeaders(data, errors),
    }),
    onError: ({ error, path }) => logFailure(services, error, path),
  });
  // tRPC names no type where it refuses a request as a whole.
  if (answer.headers.get('content-type')?.startsWith('text/plain')) {
    answer.headers.set('content-type', 'application/json');
  }
  const { start } = context.stream;
  return start === undefined ? answer : beginAt(answer, start);
}
