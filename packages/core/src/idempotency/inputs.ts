import { z } from 'zod';
import { IDEMPOTENCY_KEY_MAX_CHARACTERS } from '#consts';

/** Minted by the caller once for each thing it wants done; printable ASCII. */
export const idempotencyKeyInput = z
  .string()
  .min(1)
  .max(IDEMPOTENCY_KEY_MAX_CHARACTERS)
  .regex(/^[\x20-\x7e]+$/);
