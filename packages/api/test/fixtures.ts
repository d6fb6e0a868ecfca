import { openCore, type Core } from '@chargeflow/core/core';
import { LiveHub } from '@chargeflow/core/live/hub';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { afterAll } from 'vitest';
import { API_PATH, handleTrpcRequest } from '#http/fetch-handler';
import type { HeaderSource } from '#http/headers';
import { SOCKET_ADDRESS_HEADER } from '#limits/address';
import { createLimiter, type Limiter } from '#limits/limiter';
import { SCOPE_NAMES, type Scope } from '#limits/scopes';
import { parseRateLimitSettings } from '#limits/settings';
import { LIVE_TIMES } from '#live/stream';
import { appRouter } from '#router';
import type { ApiServices } from '#services';
import type { ProcedureMeta } from '#trpc';
import { EventReader } from './event-reader';
import { memoryStore } from './memory-store';

export const ORIGIN = 'https://shop.example';
export const SECRET = 'a secret of 32 bytes for the tests';
export const COOKIE_NAME = 'session';

export interface CallOptions {
  input?: unknown;
  /** Sent as `Authorization: Bearer`. */
  token?: string | undefined;
  /** A browser session's id, sent as our cookie; from our own origin unless `headers` say otherwise. */
  cookie?: string | undefined;
  /** Over those that the call has by itself; null takes one away. */
  headers?: Record<string, string | null>;
  method?: string;
  /** Beside `input`, such as `batch=1`. */
  query?: Record<string, string>;
  /** The peer's address, as the server in front of the API would tell it. */
  address?: string;
}

/** The body of one call's answer, as far as tests look at it. */
export interface Envelope {
  result?: { data: unknown };
  error?: {
    message: string;
    code: number;
    data: { code: string; httpStatus: number; path?: string; appError: AppErrorBody };
  };
}

interface AppErrorBody {
  code: number;
  name: string;
  message: string;
  details?: Record<string, unknown>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as it came. */
  text: string;
  body: Envelope;
  /** The bodies of a batch, in its order. */
  bodies: readonly Envelope[];
  data: unknown;
  appError: AppErrorBody | undefined;
}

export interface TestApi {
  core: Core;
  services: ApiServices;
  call(path: string, options?: CallOptions): Promise<Answer>;
  send(request: Request): Promise<Answer>;
  /** The events of a subscription, as they come. */
  open(path: string, options?: CallOptions): Promise<EventReader>;
  /** The same API with these limits and no others. */
  limitedTo(limits: Partial<Record<Scope, string>>): TestApi;
  /** The same API over other services. */
  over(services: Partial<ApiServices>): TestApi;
}

/**
 * The API over the test file's own database, with limits that nobody reaches and a session cookie in
 * plain text: `const api = await openTestApi()` at the top of the file. Closed with the file.
 */
export async function openTestApi(env: Record<string, string> = {}): Promise<TestApi> {
  const { url } = await testDatabase();
  const settings = readCoreSettings({
    DATABASE_URL: url,
    AUTH_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    ...env,
  });
  const core = openCore(settings, 'test');
  const hub = new LiveHub(core);
  afterAll(() => {
    hub.close();
    return core.close();
  });
  return apiOver({
    core,
    limiter: limiterOver({}),
    hub,
    liveTimes: LIVE_TIMES,
    publicOrigin: ORIGIN,
    trustedProxyHops: 0,
    sessionIdOf: (headers) => Promise.resolve(sessionIdIn(headers)),
  });
}

function apiOver(services: ApiServices): TestApi {
  const send = async (request: Request) => readAnswer(await handleTrpcRequest(services, request));
  return {
    core: services.core,
    services,
    send,
    call: async (path, options = {}) => {
      // Authorised or not, a stream answers at once where the process is about to end.
      const hub = typeOf(path) === 'subscription' ? closedHub(services.core) : services.hub;
      return readAnswer(await handleTrpcRequest({ ...services, hub }, requestOf(path, options)));
    },
    open: async (path, options = {}) =>
      new EventReader(await handleTrpcRequest(services, requestOf(path, options))),
    limitedTo: (limits) => apiOver({ ...services, limiter: limiterOver(limits) }),
    over: (others) => apiOver({ ...services, ...others }),
  };
}

function closedHub(core: Core): LiveHub {
  const hub = new LiveHub(core);
  hub.close();
  return hub;
}

function limiterOver(limits: Partial<Record<Scope, string>>): Limiter {
  const env = SCOPE_NAMES.map((scope) => [`RATE_LIMIT_${scope}`, limits[scope] ?? '1000000/1h']);
  const parsed = parseRateLimitSettings(Object.fromEntries(env));
  return createLimiter({ limits: parsed.limits, store: memoryStore() });
}

function sessionIdIn(headers: HeaderSource): string | null {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE_NAME)?.[1] ?? null;
}

/** The request that a well-behaved client makes: GET for queries, POST of JSON for all else. */
function requestOf(path: string, options: CallOptions): Request {
  const method = options.method ?? (typeOf(path) === 'mutation' ? 'POST' : 'GET');
  const url = new URL(
    `${API_PATH}/${path}?${new URLSearchParams(options.query).toString()}`,
    ORIGIN,
  );
  if (method === 'GET' && 'input' in options) {
    url.searchParams.set('input', JSON.stringify(options.input));
  }
  const headers = headersOf(method, options);
  return new Request(url, {
    method,
    headers,
    ...(method === 'POST' && 'input' in options && { body: JSON.stringify(options.input) }),
  });
}

function headersOf(method: string, options: CallOptions): Headers {
  const headers = new Headers();
  if (method === 'POST') headers.set('content-type', 'application/json');
  if (options.address) headers.set(SOCKET_ADDRESS_HEADER, options.address);
  if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`);
  if (options.cookie !== undefined) {
    headers.set('cookie', `theme=dark; ${COOKIE_NAME}=${options.cookie}`);
    headers.set('origin', ORIGIN);
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

type Procedure = { _def: { type: string; meta?: ProcedureMeta } };

/** By their paths, as the router keeps them whatever its type says. */
export const PROCEDURES = appRouter._def.procedures as unknown as Readonly<
  Record<string, Procedure | undefined>
>;

/** `mutation` or `query`, of a batch's first call; what is not there is asked for like a query. */
function typeOf(path: string): string {
  return PROCEDURES[path.split(',')[0] ?? '']?._def.type ?? 'query';
}

async function readAnswer(response: Response): Promise<Answer> {
  if (response.headers.get('content-type') === 'text/event-stream') {
    return readEnding(response);
  }
  const text = await response.text();
  const parsed = JSON.parse(text) as Envelope | Envelope[];
  const bodies = Array.isArray(parsed) ? parsed : [];
  const body = Array.isArray(parsed) ? {} : parsed;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body,
    bodies,
    data: body.result?.data,
    appError: body.error?.data.appError,
  };
}

/** A refusal is an event, under status 200; a stream that was given ends as its hub is closed. */
async function readEnding(response: Response): Promise<Answer> {
  const reader = new EventReader(response);
  const error = (await reader.ending()) as Envelope['error'];
  return {
    status: error?.data.httpStatus ?? response.status,
    headers: response.headers,
    text: JSON.stringify(error ?? null),
    body: error ? { error } : {},
    bodies: [],
    data: undefined,
    appError: error?.data.appError,
  };
}
