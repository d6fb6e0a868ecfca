import { z } from 'zod';

export interface AuthSettings {
  /** Signs access and refresh tokens; at least 32 bytes. */
  secret: Uint8Array;
}

/** How secrets begin that stand in examples and guides; production must not run on them. */
const EXAMPLE =
  /^(?:change|replace|insert|put|your)[-_ ]|^(?:changeme|default|development|placeholder|<)/i;

const schema = z.object({
  NODE_ENV: z.string().optional(),
  AUTH_SECRET: z
    .string({ error: 'is required' })
    .refine((text) => Buffer.byteLength(text) >= 32, 'needs at least 32 bytes'),
});

export function parseAuthSettings(env: NodeJS.ProcessEnv): AuthSettings {
  const parsed = schema
    .refine(
      ({ NODE_ENV, AUTH_SECRET }) => NODE_ENV !== 'production' || !EXAMPLE.test(AUTH_SECRET),
      {
        path: ['AUTH_SECRET'],
        error: 'is a default or example value; production needs a random one',
      },
    )
    .parse(env);
  return { secret: new TextEncoder().encode(parsed.AUTH_SECRET) };
}
