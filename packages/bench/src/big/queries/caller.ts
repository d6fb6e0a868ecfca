import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiContext } from '@chargeflow/api/context';
import { LIVE_TIMES } from '@chargeflow/api/live/stream';
import { appRouter } from '@chargeflow/api/router';
import type { Actor } from '@chargeflow/core/auth/actor';
import { openCore, type Core } from '@chargeflow/core/core';
import { LiveHub } from '@chargeflow/core/live/hub';
import { readCoreSettings } from '@chargeflow/core/settings/settings';

/** Calls a procedure by its path, as that user, without HTTP, sessions and limits. */
export type Call = (path: string, input: unknown, actor: Actor) => Promise<unknown>;

/** The core of a bench's own process. */
export function openBenchCore(databaseUrl: string): Core {
  return openCore(
    readCoreSettings({
      AUTH_SECRET: randomBytes(32).toString('hex'),
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
    }),
    'bench',
  );
}

export const actorOf = (role: Actor['role'], userId: string, walletId: string): Actor => ({
  userId,
  walletId,
  role,
  sessionId: randomUUID(),
  address: null,
});

/** What procedures are called through; `hub` is for streams, of which there are none here. */
export function callerOf(core: Core): Call {
  const hub = new LiveHub({ ...core, listener: core.listener });
  return async (path, input, actor) => {
    const context: ApiContext = {
      core,
      hub,
      limiter: { check: () => Promise.resolve({ ok: true }), close: () => Promise.resolve() },
      liveTimes: LIVE_TIMES,
      address: '127.0.0.1',
      clientName: null,
      stream: {},
      authenticate: () => Promise.resolve(actor),
      authenticateAgain: () => Promise.resolve(actor),
    };
    let found: unknown = appRouter.createCaller(context);
    for (const part of path.split('.')) found = (found as Record<string, unknown>)[part];
    return (found as (input: unknown) => Promise<unknown>)(input);
  };
}
