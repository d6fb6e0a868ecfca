import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Charge Flow';
const KEY_BYTES = 20;
const STEP_SECONDS = 30;
/** Clocks of phones differ, and people type slowly: the code before and the one after count too. */
const STEPS_AROUND = 1;

const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

/** A new key for time-based codes (RFC 6238: SHA-1, six digits, 30 s), which every app takes. */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** The key as people type it, in base32, and as their app reads it from a picture. */
export function enrolment(key: Buffer, email: string): { key: string; uri: string } {
  const totp = totpOf(key, email);
  return { key: totp.secret.base32, uri: totp.toString() };
}

/** The step of time that a code stands for, among those around now; null where it stands for none. */
export function stepOf(key: Buffer, code: string, nowMs: number): number | null {
  const delta = totpOf(key).validate({ token: code, timestamp: nowMs, window: STEPS_AROUND });
  return delta === null ? null : Math.floor(nowMs / 1_000 / STEP_SECONDS) + delta;
}

/** Codes for whoever has lost the app: 80 bits each, in the letters that `codeInput` takes. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer }).base32
      .toLowerCase()
      .replace(/.{4}(?=.)/g, '$&-'),
  );
}

/** With 80 bits of chance in it, a code needs no salt and no slow hash; dashes do not count. */
export function recoveryHash(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('hex');
}

function totpOf(key: Buffer, label?: string): TOTP {
  const secret = new Secret({ buffer: new Uint8Array(key).buffer });
  return new TOTP({
    issuer: ISSUER,
    ...(label !== undefined && { label }),
    secret,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
  });
}
