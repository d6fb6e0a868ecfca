import type { Core } from '@chargeflow/core/core';
import type { LiveHub } from '@chargeflow/core/live/hub';
import type { HeaderSource } from '#http/headers';
import type { Limiter } from '#limits/limiter';
import type { LiveTimes } from '#live/stream';

/** What the API stands on; opened once a process by the app that mounts it. */
export interface ApiServices {
  core: Core;
  limiter: Limiter;
  /** What streams wait at. */
  hub: LiveHub;
  liveTimes: LiveTimes;
  /** As in `PUBLIC_URL`: where calls that bring a cookie must come from. */
  publicOrigin: string;
  /** How many X-Forwarded-For entries, from the right, to believe. */
  trustedProxyHops: number;
  /** Reads our session's id out of the cookie of the web app; null without one. */
  sessionIdOf: (headers: HeaderSource) => Promise<string | null>;
}
