import { z } from 'zod';

export interface CallFailure {
  /** The contract's number; null when no answer came. */
  code: number | null;
  name: string | null;
  details: Record<string, unknown> | undefined;
}

const schema = z.object({
  data: z.object({
    appError: z.object({
      code: z.number(),
      name: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
});

/** What a failed call says, whatever was thrown. */
export function failureOf(error: unknown): CallFailure {
  const parsed = schema.safeParse(error);
  if (!parsed.success) return { code: null, name: null, details: undefined };
  const { code, name, details } = parsed.data.data.appError;
  return { code, name, details };
}
