import { createHash } from 'node:crypto';

/**
 * What a request asked for, as 32 bytes: two calls under one idempotency key are the same request if
 * these are equal. Takes the parsed input, so that another spelling of one phone is the same.
 */
export function inputHash(...parts: readonly (string | bigint | null)[]): Buffer {
  const canonical = JSON.stringify(parts.map((part) => (part === null ? null : String(part))));
  return createHash('sha256').update(canonical).digest();
}
