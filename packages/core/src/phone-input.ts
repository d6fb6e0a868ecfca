import { z } from 'zod';
import { phoneFragment } from '#phone';

/** A phone as callers write it, in any form; `parsePhone` on the server judges it. */
export const phoneInput = z
  .string({ error: (issue) => (issue.input === undefined ? 'INVALID_INPUT' : 'INVALID_PHONE') })
  .min(1, { error: 'INVALID_PHONE' })
  .max(40, { error: 'INVALID_PHONE' });

/** Some digits out of the middle of a phone, in whatever digits, with whatever between them. */
export const phoneFragmentInput = z
  .string()
  .max(40)
  .refine((text) => phoneFragment(text) !== '');
