import type { AppRouter } from '@chargeflow/api/router';
import type { HTTPLinkOptions } from '@trpc/client';

import { UnansweredError } from '#errors';

export type Fetch = typeof globalThis.fetch;

type LinkFetch = NonNullable<HTTPLinkOptions<AppRouter['_def']['_config']['$types']>['fetch']>;

/**
 * A fetch for tRPC's links: one request, given up after `timeoutMs`. An answer that is not JSON was
 * not written by the API, and is thrown as what it is rather than as a syntax error.
 */
export function jsonFetch(fetch: Fetch, timeoutMs: number): LinkFetch {
  return async (url, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await fetch(url, { ...init, signal });
    if (/\bjson\b/i.test(response.headers.get('content-type') ?? '')) return response;
    const { status } = response;
    await response.body?.cancel();
    throw new UnansweredError(
      `The API did not answer, but something on the way, with status ${status}.`,
      {
        httpStatus: status,
      },
    );
  };
}
