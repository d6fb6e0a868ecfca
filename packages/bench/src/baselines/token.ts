import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BaselineSeller } from '#baselines/sale';

function macOf(secret: string, payload: string): Buffer {
  return createHmac('sha256', secret).update(payload).digest();
}

/** A token that a baseline believes without looking anything up. */
export function signToken(secret: string, seller: BaselineSeller, endsMs: number): string {
  const { userId, walletId } = seller;
  const payload = Buffer.from(JSON.stringify({ userId, walletId, endsMs })).toString('base64url');
  return `${payload}.${macOf(secret, payload).toString('base64url')}`;
}

/** Null for a token that is not ours, changed or over. */
export function verifyToken(secret: string, token: string): BaselineSeller | null {
  const [payload = '', mac = ''] = token.split('.');
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(secret, payload);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as BaselineSeller & {
    endsMs: number;
  };
  return claims.endsMs > Date.now() ? claims : null;
}
