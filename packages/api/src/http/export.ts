import { ERRORS } from '@chargeflow/core/errors';
import { asAdmin, requireAdmin, requireUser } from '#access';
import { createContext, type ApiContext } from '#context';
import { errorShape } from '#errors/shape';
import { malformed, toAppError } from '#errors/to-app-error';
import { EXPORTS, type ExportRule } from '#exports';
import { answerHeaders } from '#http/answer-headers';
import { describeUnserved } from '#http/unserved';
import type { ApiServices } from '#services';

/** How long a reader's rights are taken for granted. */
const SURE_MS = 4_000;
/** A reader that takes nothing for this long has gone; others wait for its connection. */
const STALL_MS = 20_000;

/**
 * Serves `GET /api/export/<what>.csv?<filters>`: the rows of the list under the same filters, in one
 * moment's state, for as long as the caller may read them. What fails before the first row is an
 * error as procedures answer it; what fails later breaks the answer off. Never throws.
 */
export async function handleExport(services: ApiServices, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const name = /\/([a-z-]+)\.csv$/.exec(pathname)?.[1] ?? '';
  const rule = Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined;
  if (!rule || request.method !== 'GET') {
    return Response.json(describeUnserved(404, 'no such path'), { status: 404 });
  }
  try {
    // It changes nothing, and no other site can read the answer; so a link from anywhere will do.
    const ctx = createContext(services, request.headers, true);
    const actor = await (rule.access === 'admin'
      ? requireAdmin(ctx)
      : requireUser(ctx, rule.scope));
    const rows = rule.csv.read(readFilters(searchParams))(services.core, actor);
    const first = await rows.next();
    const day = new Date().toISOString().slice(0, 10);
    return new Response(streamOf(first.value ?? '', rows, reauthorise(ctx, rule), request.signal), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${day}.csv"`,
        'cache-control': 'no-store, no-transform',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return refusal(services, error);
  }
}

/** @throws AppError INVALID_INPUT for a filter that is given twice */
function readFilters(params: URLSearchParams): Record<string, string> {
  const given = [...params].filter(([, value]) => value !== '');
  const filters = Object.fromEntries(given);
  if (Object.keys(filters).length < given.length) throw malformed('a filter is given twice');
  return filters;
}

/** Asks again, now and then, whether the caller still may. */
function reauthorise(ctx: ApiContext, { access }: ExportRule): () => Promise<void> {
  let sureUntilMs = Date.now() + SURE_MS;
  return async () => {
    if (Date.now() < sureUntilMs) return;
    const actor = await ctx.authenticateAgain();
    if (access === 'admin') asAdmin(actor);
    sureUntilMs = Date.now() + SURE_MS;
  };
}

/** Pulled by the reader, so that no more is read than is taken. */
function streamOf(
  first: string,
  rows: AsyncGenerator<string, void, undefined>,
  authorise: () => Promise<void>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stalled: NodeJS.Timeout | undefined;
  const end = async () => {
    clearTimeout(stalled);
    await rows.return();
  };
  const give = (controller: ReadableStreamDefaultController<Uint8Array>, text: string) => {
    controller.enqueue(encoder.encode(text));
    stalled = setTimeout(() => {
      controller.error(new Error('the reader has gone'));
      void end();
    }, STALL_MS);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      give(controller, first);
      signal.addEventListener('abort', () => void end(), { once: true });
    },
    async pull(controller) {
      clearTimeout(stalled);
      try {
        await authorise();
        const { value, done } = await rows.next();
        if (done) return controller.close();
        give(controller, value);
      } catch (error) {
        await end();
        controller.error(error);
      }
    },
    cancel: end,
  });
}

function refusal({ core }: ApiServices, error: unknown): Response {
  const told = toAppError(error);
  if (told.errorName === 'INTERNAL') core.log.error({ err: told.cause }, 'export failed');
  const { details } = told.body;
  const waitMs = Number(details?.['retryAfterMs'] ?? 0);
  return Response.json(
    { error: errorShape(told, undefined) },
    {
      status: ERRORS[told.errorName].httpStatus,
      headers: {
        ...answerHeaders([], []),
        ...(waitMs > 0 && { 'retry-after': String(Math.ceil(waitMs / 1000)) }),
      },
    },
  );
}
