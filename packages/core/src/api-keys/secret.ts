import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHARACTERS = 40;
const PREFIX_CHARACTERS = 10;

const KEY = /^cf_[0-9A-Za-z]{40}$/;

/** A new key: `cf_` and 40 characters of chance, 238 bits. */
export function newApiKey(): string {
  let text = '';
  while (text.length < CHARACTERS) {
    for (const byte of randomBytes(CHARACTERS)) {
      // What is beyond a whole number of alphabets would favour its beginning.
      if (byte < ALPHABET.length * 4) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return `cf_${text.slice(0, CHARACTERS)}`;
}

/** Whether a bearer's token is meant as one of ours, not as an access token. */
export function isApiKey(token: string): boolean {
  return KEY.test(token);
}

/** The beginning, by which the owner knows a key again and nobody can use it. */
export function prefixOf(key: string): string {
  return key.slice(0, PREFIX_CHARACTERS);
}

export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
