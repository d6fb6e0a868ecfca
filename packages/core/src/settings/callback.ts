import { z } from 'zod';

export interface CallbackSettings {
  /** What the operator signs its callbacks with; null where it makes none. */
  secret: string | null;
}

/** The simulator's own, known to everybody. */
const SIMULATED_SECRET = 'operator-sim-callback-secret';

const schema = z
  .object({
    NODE_ENV: z.string().optional(),
    OPERATOR_CALLBACK_SECRET: z.string().optional(),
  })
  .refine(
    ({ NODE_ENV, OPERATOR_CALLBACK_SECRET }) =>
      NODE_ENV !== 'production' || OPERATOR_CALLBACK_SECRET !== SIMULATED_SECRET,
    { path: ['OPERATOR_CALLBACK_SECRET'], error: 'is the default of development' },
  );

export function parseCallbackSettings(env: NodeJS.ProcessEnv): CallbackSettings {
  return { secret: schema.parse(env).OPERATOR_CALLBACK_SECRET || null };
}
