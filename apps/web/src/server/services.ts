import { connectStore } from '@chargeflow/api/limits/connect';
import { createLimiter } from '@chargeflow/api/limits/limiter';
import type { ApiServices } from '@chargeflow/api/services';
import { LIVE_TIMES } from '@chargeflow/api/live/stream';
import { openCore } from '@chargeflow/core/core';
import { LiveHub } from '@chargeflow/core/live/hub';

import { cookieName as nameOfCookie, readSessionId, SESSION_COOKIE } from '#server/session-cookie';
import { readWebSettings, type WebSettings } from '#settings';

export interface WebServices extends ApiServices {
  settings: WebSettings;
  cookieName: string;
  /** Encrypts the cookie; made from AUTH_SECRET. */
  cookieSecret: string;
}

async function open(): Promise<WebServices> {
  const settings = readWebSettings();
  const core = openCore(settings.core, 'web', 'call');
  const store = await connectStore(settings.limits.store, settings.core.database.url);
  const limiter = createLimiter({
    limits: settings.limits.limits,
    store,
    onStoreDown: (cause) => core.log.error({ err: cause }, 'the store of rate limits is down'),
    onStoreUp: () => core.log.info('the store of rate limits is up again'),
  });
  const cookieName = nameOfCookie(SESSION_COOKIE, settings.publicOrigin);
  const cookieSecret = new TextDecoder().decode(settings.core.auth.secret);
  return {
    settings,
    core,
    limiter,
    hub: new LiveHub(core),
    liveTimes: LIVE_TIMES,
    publicOrigin: settings.publicOrigin,
    trustedProxyHops: settings.limits.trustedProxyHops,
    cookieName,
    cookieSecret,
    sessionIdOf: (headers) => readSessionId(headers, cookieName, cookieSecret),
  };
}

// Bundles and reloads in development each have their own modules, but one process has one pool.
const held = globalThis as { chargeflowServices?: Promise<WebServices> | undefined };

/** The services of this process, opened by whoever asks first; a failed opening is tried anew. */
export function webServices(): Promise<WebServices> {
  held.chargeflowServices ??= open().catch((error: unknown) => {
    held.chargeflowServices = undefined;
    throw error;
  });
  return held.chargeflowServices;
}
