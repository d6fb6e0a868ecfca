import { hashOf } from '#api-keys/secret';
import type { Actor } from '#auth/actor';
import type { Role, UserStatus } from '#consts';
import type { Core } from '#core';
import { AppError } from '#errors';

/** When a key was last used is written down at most this often. */
const USED_EVERY_MS = 60_000;

interface KeyRow {
  id: string;
  user_id: string;
  wallet_id: string;
  role: Role;
  status: UserStatus;
  revoked: boolean;
  last_used_at: string | null;
}

/**
 * Finds whom an API key speaks for, with the rights they have now.
 * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED
 */
export async function authenticateApiKey(
  { sql }: Core,
  key: string,
  address: string | null,
): Promise<Actor> {
  const [found] = await sql<KeyRow[]>`
    SELECT k.id, u.id AS user_id, u.wallet_id, u.role, u.status, k.revoked_at IS NOT NULL AS revoked,
      k.last_used_at
    FROM api_keys k
    JOIN users u ON u.id = k.user_id
    WHERE k.hash = ${hashOf(key)}`;
  if (!found) throw new AppError('UNAUTHENTICATED');
  // First, as for a session: it has ended the key too, but is what the caller needs to be told.
  if (found.status === 'suspended') throw new AppError('ACCOUNT_SUSPENDED');
  if (found.revoked) throw new AppError('UNAUTHENTICATED');
  const nowMs = Date.now();
  if (!found.last_used_at || Date.parse(found.last_used_at) < nowMs - USED_EVERY_MS) {
    const usedAt = new Date(nowMs).toISOString();
    await sql`
      UPDATE api_keys AS k SET last_used_at = ${usedAt}
      WHERE k.id = ${found.id} AND (k.last_used_at IS NULL OR k.last_used_at < ${usedAt})`;
  }
  const { id, user_id: userId, wallet_id: walletId, role } = found;
  return { userId, walletId, role, sessionId: id, apiKeyId: id, address };
}
