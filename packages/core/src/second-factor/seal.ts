import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes a user's key unreadable to whoever has the database but not AUTH_SECRET, and of no use in
 * another user's row: nonce (12 bytes), ciphertext, tag (16).
 */
export function seal(secret: Uint8Array, userId: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(secret, userId), nonce);
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where it was sealed with another secret, for another user, or altered */
export function unseal(secret: Uint8Array, userId: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, sealingKey(secret, userId), nonce, {
    authTagLength: TAG_BYTES,
  }).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ]);
}

/** Another for each user (HKDF, RFC 5869). */
function sealingKey(secret: Uint8Array, userId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, userId, 'chargeflow second factor', KEY_BYTES));
}
