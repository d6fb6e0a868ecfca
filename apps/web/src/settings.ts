import { parseRateLimitSettings, type RateLimitSettings } from '@chargeflow/api/limits/settings';
import { parseCallbackSettings, type CallbackSettings } from '@chargeflow/core/settings/callback';
import {
  readCoreSettings,
  readSettings,
  type CoreSettings,
} from '@chargeflow/core/settings/settings';
import { z } from 'zod';

export interface WebSettings {
  core: CoreSettings;
  limits: RateLimitSettings;
  callback: CallbackSettings;
  production: boolean;
  listenAddress: string;
  port: number;
  /** Where browsers reach us: cookies are believed from this origin only. */
  publicOrigin: string;
}

const schema = z.object({
  NODE_ENV: z.string().optional(),
  LISTEN_ADDRESS: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
});

/** @throws SettingsError that names the missing or bad variable. */
export function readWebSettings(env: NodeJS.ProcessEnv = process.env): WebSettings {
  const web = readSettings((given) => schema.parse(given), env);
  return {
    core: readCoreSettings(env),
    limits: parseRateLimitSettings(env),
    callback: readSettings(parseCallbackSettings, env),
    production: web.NODE_ENV === 'production',
    listenAddress: web.LISTEN_ADDRESS,
    port: web.PORT,
    publicOrigin: new URL(web.PUBLIC_URL ?? `http://localhost:${web.PORT}`).origin,
  };
}
