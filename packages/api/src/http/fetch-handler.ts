import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { createContext } from '#context';
import { errorShape } from '#errors/shape';
import { toAppError } from '#errors/to-app-error';
import { answerHeaders, STREAM_HEADERS } from '#http/answer-headers';
import { readJsonRequest } from '#http/body';
import { beginAt } from '#live/begin-at';
import { isFromOwnOrigin } from '#http/origin';
import { appRouter } from '#router';
import type { ApiServices } from '#services';

export const API_PATH = '/api/trpc';
const BATCH_MAX_CALLS = 10;

/** Serves one HTTP request for procedures. Never throws: every failure has an answer. */
export async function handleTrpcRequest(
  services: ApiServices,
  request: Request,
): Promise<Response> {
  try {
    const answer = await answerCalls(services, await readJsonRequest(request));
    // tRPC names no type where it refuses a request as a whole.
    if (answer.headers.get('content-type')?.startsWith('text/plain')) {
      answer.headers.set('content-type', 'application/json');
    }
    return answer;
  } catch (error) {
    const told = toAppError(error);
    if (told.errorName === 'INTERNAL') {
      services.core.log.error({ err: told.cause }, 'request failed');
    }
    const shape = errorShape(told, undefined);
    const headers = answerHeaders([], []);
    return Response.json({ error: shape }, { status: shape.data.httpStatus, headers });
  }
}

async function answerCalls(services: ApiServices, request: Request): Promise<Response> {
  const { log } = services.core;
  const fromOwnOrigin = isFromOwnOrigin(request, services.publicOrigin);
  const context = createContext(services, request.headers, fromOwnOrigin);
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
    onError: ({ error, path }) => {
      const told = toAppError(error);
      if (told.errorName === 'INTERNAL') log.error({ err: told.cause, path }, 'call failed');
      if (told.errorName === 'OVERLOADED') log.warn({ err: told.cause, path }, 'overloaded');
    },
  });
  const { start } = context.stream;
  return start === undefined ? answer : beginAt(answer, start);
}
