import type { Actor } from '@chargeflow/core/auth/actor';
import {
  authenticateAccessToken,
  authenticateBrowserSession,
} from '@chargeflow/core/auth/authenticate';
import { authenticateApiKey } from '@chargeflow/core/auth/authenticate-key';
import { clientNameOf } from '@chargeflow/core/auth/client';
import { isApiKey } from '@chargeflow/core/api-keys/secret';
import type { Core } from '@chargeflow/core/core';
import { AppError } from '@chargeflow/core/errors';
import type { LiveHub } from '@chargeflow/core/live/hub';
import { requestAddress } from '#limits/address';
import type { HeaderSource } from '#http/headers';
import type { Limiter } from '#limits/limiter';
import type { LiveTimes } from '#live/stream';
import type { ApiServices } from '#services';

/** What every procedure is given of the request that it serves. */
export interface ApiContext {
  core: Core;
  limiter: Limiter;
  hub: LiveHub;
  liveTimes: LiveTimes;
  address: string;
  /** What the caller calls with, as `clientNameOf` has it. */
  clientName: string | null;
  /** Of a subscription: where its reader resumes who has not seen an event yet. */
  stream: { start?: string };
  /**
   * Who calls, as they are now; looked up once for all calls of a batch.
   * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED
   */
  authenticate(): Promise<Actor>;
  /** The same, looked up anew: for a stream, which goes on while rights change. */
  authenticateAgain(): Promise<Actor>;
}

/** `fromOwnOrigin` says whether a cookie of this request may be believed. */
export function createContext(
  services: ApiServices,
  headers: HeaderSource,
  fromOwnOrigin: boolean,
): ApiContext {
  const address = requestAddress(headers, services.trustedProxyHops);
  const authenticateAgain = () => authenticate(services, headers, fromOwnOrigin, address);
  let actor: Promise<Actor> | undefined;
  return {
    core: services.core,
    limiter: services.limiter,
    hub: services.hub,
    liveTimes: services.liveTimes,
    address,
    clientName: clientNameOf(headers.get('user-agent')),
    stream: {},
    authenticate: () => (actor ??= authenticateAgain()),
    authenticateAgain,
  };
}

async function authenticate(
  { core, sessionIdOf }: ApiServices,
  headers: HeaderSource,
  fromOwnOrigin: boolean,
  address: string,
): Promise<Actor> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const token = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization)?.[1];
    if (!token) throw new AppError('UNAUTHENTICATED');
    return isApiKey(token)
      ? authenticateApiKey(core, token, address)
      : authenticateAccessToken(core, token, address);
  }
  const sessionId = await sessionIdOf(headers);
  if (!sessionId) throw new AppError('UNAUTHENTICATED');
  if (!fromOwnOrigin) throw new AppError('PERMISSION_DENIED');
  return authenticateBrowserSession(core, sessionId, address);
}
