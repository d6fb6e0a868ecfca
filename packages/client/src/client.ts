import type { AppRouter } from '@chargeflow/api/router';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from '@trpc/client';

import { EventStream } from '#event-stream';
import { authorize, placeOf, retryLink, sessionLink } from '#links';
import { jsonFetch, type Fetch } from '#request';
import { Session, type Credentials, type Tokens } from '#session';

export interface ChargeFlowClientOptions {
  /** Where Charge Flow runs, like `https://charge.example.com`. */
  url: string | URL;
  /** Signs in with these when the first call needs it, and again when the session has ended. */
  credentials?: Credentials;
  /** Goes on with a session stored earlier by `onTokens`. */
  tokens?: Tokens;
  /** Called, and waited for, whenever the tokens change; with undefined once signed out. */
  onTokens?: (tokens: Tokens | undefined) => void | Promise<void>;
  /** Used in place of the global one. */
  fetch?: Fetch;
  /** How often a call that may be repeated is sent at most. Default 5. */
  maxAttempts?: number;
  /** When one request is given up. Default 30,000. */
  timeoutMs?: number;
}

export type ChargeFlowClient = TRPCClient<AppRouter>;

const API_PATH = '/api/trpc';
/** As many calls as the server takes in one request. */
const MAX_CALLS_PER_REQUEST = 10;
const MAX_URL_LENGTH = 4_000;

/**
 * A typed client of every procedure: `client.charge.buy.mutate({…})`. Calls made together travel
 * together. Errors are `ChargeFlowError` (the contract's) or `UnansweredError` (outcome unknown).
 */
export function createChargeFlowClient({
  url,
  fetch: givenFetch = globalThis.fetch,
  maxAttempts = 5,
  timeoutMs = 30_000,
  ...sessionOptions
}: ChargeFlowClientOptions): ChargeFlowClient {
  // Called unbound: a browser's fetch refuses any other `this`.
  const fetch: Fetch = (input, init) => givenFetch(input, init);
  const request = {
    url: apiUrl(url),
    fetch: jsonFetch(fetch, timeoutMs),
  };
  const { auth } = createTRPCClient<AppRouter>({ links: [httpLink(request)] });
  const session = new Session(auth, { ...sessionOptions, maxAttempts });
  return createTRPCClient<AppRouter>({
    links: [
      retryLink(session, maxAttempts),
      sessionLink(session),
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({
          url: request.url,
          EventSource: EventStream,
          eventSourceOptions: ({ op }) => ({
            fetch,
            place: placeOf(op),
            headers: () => authorize(session, [op]),
          }),
        }),
        false: httpBatchLink({
          ...request,
          maxItems: MAX_CALLS_PER_REQUEST,
          maxURLLength: MAX_URL_LENGTH,
          headers: ({ opList }) => authorize(session, opList),
        }),
      }),
    ],
  });
}

function apiUrl(url: string | URL): string {
  const base = url.toString().replace(/\/+$/, '');
  return base.endsWith(API_PATH) ? base : base + API_PATH;
}
