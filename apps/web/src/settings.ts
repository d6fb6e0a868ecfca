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
  /** Hosts beside that of `publicOrigin` by which we may be called, in lower case. */
  otherHosts: readonly string[];
}

/** A name or an address, with or without a port. */
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/;

const schema = z.object({
  NODE_ENV: z.string().optional(),
  LISTEN_ADDRESS: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
  ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    )
    .refine(
      (hosts) => hosts.every((host) => HOST.test(host)),
      'must be hosts, with commas between',
    ),
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
    otherHosts: web.ALLOWED_HOSTS,
  };
}
