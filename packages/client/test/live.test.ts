import { ERRORS, type ErrorName } from '@chargeflow/core/errors';
import { getUntypedClient } from '@trpc/client';
import { initTRPC, tracked, TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { beforeEach, expect, test, vi } from 'vitest';

import { createChargeFlowClient } from '#client';
import { isChargeFlowError } from '#errors';

class Refusal extends Error {
  constructor(readonly refusal: ErrorName) {
    super(refusal);
  }
}

const t = initTRPC.context<{ bearer: string | null }>().create({
  errorFormatter: ({ shape, error }) => {
    const name = error.cause instanceof Refusal ? error.cause.refusal : 'INTERNAL';
    const { code, message } = ERRORS[name];
    const details = name === 'RATE_LIMITED' ? { retryAfterMs: 1 } : undefined;
    return { ...shape, data: { ...shape.data, appError: { code, name, message, details } } };
  },
});

const expiry = () => new Date(Date.now() + 900_000).toISOString();
let goodToken = 'access 1';
let refreshes = 0;
let busyTimes = 0;
let connections: (string | null)[] = [];

const idIn = (input: unknown): number =>
  typeof input === 'object' && input !== null && 'lastEventId' in input
    ? Number(input.lastEventId)
    : 0;

function refuse(code: 'UNAUTHORIZED' | 'FORBIDDEN' | 'TOO_MANY_REQUESTS', name: ErrorName): never {
  throw new TRPCError({ code, cause: new Refusal(name) });
}

const router = t.router({
  auth: t.router({
    refresh: t.procedure.mutation(() => {
      refreshes += 1;
      return {
        accessToken: goodToken,
        accessTokenExpiresAt: expiry(),
        refreshToken: `r ${refreshes}`,
      };
    }),
  }),
  wallet: t.router({
    onChange: t.procedure.input(idIn).subscription(async function* ({ ctx, input }) {
      busyTimes -= 1;
      if (busyTimes >= 0) refuse('TOO_MANY_REQUESTS', 'RATE_LIMITED');
      if (ctx.bearer !== `Bearer ${goodToken}`) refuse('UNAUTHORIZED', 'UNAUTHENTICATED');
      for (let seq = input + 1; seq <= 5; seq += 1) {
        // A token that ends while the stream runs ends the stream, as a revoked session does.
        if (seq === 4 && goodToken === 'access 2') goodToken = 'access 3';
        if (ctx.bearer !== `Bearer ${goodToken}`) refuse('UNAUTHORIZED', 'UNAUTHENTICATED');
        yield tracked(String(seq), { seq });
      }
    }),
  }),
  admin: t.router({
    onChange: t.procedure.subscription(async function* () {
      refuse('FORBIDDEN', 'PERMISSION_DENIED');
      yield 0;
    }),
  }),
});

/** The server in this process; `cutAfter` ends the first stream once that text has gone out. */
function fetchFrom(cutAfter?: string): typeof fetch {
  return async (url, init) => {
    const request = new Request(url, init);
    const isStream = request.headers.get('accept') === 'text/event-stream';
    if (isStream) connections.push(request.headers.get('last-event-id'));
    const response = await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router,
      createContext: () => ({ bearer: request.headers.get('authorization') }),
    });
    if (!isStream || cutAfter === undefined || connections.length > 1) return response;
    return new Response(response.body?.pipeThrough(cutter(cutAfter)), response);
  };
}

function cutter(after: string): TransformStream<Uint8Array, Uint8Array> {
  let sent = '';
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      sent += new TextDecoder().decode(chunk);
      if (sent.includes(after) && sent.endsWith('\n\n')) controller.terminate();
    },
  });
}

async function readAll(fetch: typeof globalThis.fetch, path: string) {
  const client = createChargeFlowClient({
    url: 'http://api.test',
    fetch,
    tokens: { accessToken: 'access 1', accessTokenExpiresAt: expiry(), refreshToken: 'r' },
  });
  const seen: unknown[] = [];
  return new Promise<{ seen: unknown[]; error?: unknown }>((resolve) => {
    getUntypedClient(client).subscription(path, undefined, {
      onData: (data) => seen.push(data),
      onError: (error) => resolve({ seen, error }),
      onComplete: () => resolve({ seen }),
    });
  });
}

const five = [1, 2, 3, 4, 5].map((seq) => ({ id: String(seq), data: { seq } }));

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  goodToken = 'access 1';
  refreshes = 0;
  busyTimes = 0;
  connections = [];
});

test('a stream is read to its end', async () => {
  expect(await readAll(fetchFrom(), 'wallet.onChange')).toEqual({ seen: five });
  expect(connections).toEqual([null]);
});

test('a stream that breaks off goes on after the last event that came', async () => {
  expect(await readAll(fetchFrom('id: 2\n'), 'wallet.onChange')).toEqual({ seen: five });
  expect(connections).toEqual([null, '2']);
});

test('a stream that breaks off before any event goes on from where it began', async () => {
  const answered = fetchFrom();
  let isFirst = true;
  const fetch: typeof globalThis.fetch = async (url, init) => {
    if (!isFirst) return answered(url, init);
    isFirst = false;
    const headers = { 'content-type': 'text/event-stream' };
    return new Response('id: 3\n\nevent: connected\ndata: {}\n\n', { headers });
  };
  expect(await readAll(fetch, 'wallet.onChange')).toEqual({ seen: five.slice(3) });
  expect(connections).toEqual(['3']);
});

test('a stream that is refused for being one too many is opened again when it may be', async () => {
  busyTimes = 2;
  expect(await readAll(fetchFrom(), 'wallet.onChange')).toEqual({ seen: five });
  expect(connections).toHaveLength(3);
});

test('a stream refused its token, at first or later, is opened again with a new one, and loses nothing', async () => {
  goodToken = 'access 2';
  expect(await readAll(fetchFrom(), 'wallet.onChange')).toEqual({ seen: five });
  expect(refreshes).toBe(2);
});

test('a stream refused for good ends with the contract’s error', async () => {
  const { seen, error } = await readAll(fetchFrom(), 'admin.onChange');
  expect(seen).toEqual([]);
  expect(isChargeFlowError(error, 'PERMISSION_DENIED')).toBe(true);
});

test('a stream refused before it begins ends with the contract’s error', async () => {
  const { code, message } = ERRORS.ACCOUNT_SUSPENDED;
  const body = {
    error: {
      message,
      code: -32003,
      data: { appError: { code, name: 'ACCOUNT_SUSPENDED', message } },
    },
  };
  const { error } = await readAll(
    async () => Response.json(body, { status: 403 }),
    'wallet.onChange',
  );
  expect(isChargeFlowError(error, 'ACCOUNT_SUSPENDED')).toBe(true);
});
