import { createHash } from 'node:crypto';

import type { CountedBy } from '#limits/scopes';

/** Who calls. `email` is canonical already; `address` comes from `requestAddress`. */
export type CallerKeys = {
  readonly address: string;
  readonly email?: string | undefined;
  readonly userId?: string | undefined;
};

const KEY_CHARACTERS = 22;

/**
 * The caller's key in a scope: 22 characters of a SHA-256, so a key has one length, carries no
 * separator a caller could write, and puts nobody's e-mail address into the store.
 */
export function callerKey(countedBy: CountedBy, keys: CallerKeys): string {
  return createHash('sha256')
    .update(JSON.stringify(PARTS[countedBy](keys)))
    .digest('base64url')
    .slice(0, KEY_CHARACTERS);
}

const PARTS: Record<CountedBy, (keys: CallerKeys) => readonly string[]> = {
  address: ({ address }) => [address],
  'address+email': ({ address, email }) => [address, required(email, 'email')],
  email: ({ email }) => [required(email, 'email')],
  user: ({ userId }) => [required(userId, 'userId')],
};

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '')
    throw new TypeError(`this rate limit is counted by ${name}, which is missing`);
  return value;
}
