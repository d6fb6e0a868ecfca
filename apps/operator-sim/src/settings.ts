import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const REPOSITORY_ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const environment = z.object({
  OPERATOR_SIM_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  OPERATOR_SIM_DATA: z.string().min(1).default('.data/operator-sim'),
  OPERATOR_SIM_DELAY_SCALE: z.coerce.number().min(0).max(100).default(1),
  OPERATOR_SIM_CLIENT_ID: z.string().min(1).optional(),
  OPERATOR_SIM_CLIENT_SECRET: z.string().min(1).optional(),
  OPERATOR_SIM_TOKEN_SECONDS: z.coerce.number().int().min(1).default(86_400),
  OPERATOR_SIM_CALLBACK_URL: z.url().optional(),
  OPERATOR_SIM_CALLBACK_SECRET: z.string().min(1).default('operator-sim-callback-secret'),
  CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('IRR'),
});

export type Settings = {
  port: number;
  dataDir: string;
  /** The credentials it insists on; null takes any that are not empty. */
  credentials: { clientId: string; clientSecret: string } | null;
  tokenSeconds: number;
  currency: string;
  callback: { url: string; secret: string } | null;
  /** How long "processing" (95, 96) and "until reversed" (97) last. */
  settleMs: number;
  /** How late 99 answers. */
  lateMs: number;
  /** How long an unanswered call (91, 92) is held before its line is cut. */
  silenceMs: number;
};

/**
 * Reads the simulator's settings. `OPERATOR_SIM_DELAY_SCALE` multiplies every delay, so that tests
 * need not wait for the real ones. Throws a ZodError naming the variable that is wrong.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const values = environment.parse(env);
  const scale = values.OPERATOR_SIM_DELAY_SCALE;
  const { OPERATOR_SIM_CLIENT_ID: clientId, OPERATOR_SIM_CLIENT_SECRET: clientSecret } = values;
  const callbackUrl = values.OPERATOR_SIM_CALLBACK_URL;
  return {
    port: values.OPERATOR_SIM_PORT,
    dataDir: path.resolve(REPOSITORY_ROOT, values.OPERATOR_SIM_DATA),
    credentials: clientId && clientSecret ? { clientId, clientSecret } : null,
    tokenSeconds: values.OPERATOR_SIM_TOKEN_SECONDS,
    currency: values.CURRENCY,
    callback: callbackUrl
      ? { url: callbackUrl, secret: values.OPERATOR_SIM_CALLBACK_SECRET }
      : null,
    settleMs: 5_000 * scale,
    lateMs: 3_000 * scale,
    silenceMs: 120_000 * scale,
  };
}
