import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { Role, UserStatus } from '#consts';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';

/** An order that this worker alone sells lines of while its lease lasts. */
export interface ClaimedBulk {
  walletId: string;
  id: string;
  leaseId: string;
  /** Whose it is, as who the lines are sold. */
  actor: Actor;
  /** The number of the error that keeps its seller from selling at present. */
  barredBy: 'ACCOUNT_SUSPENDED' | 'WALLET_FROZEN' | null;
}

interface ClaimedRow {
  wallet_id: string;
  id: string;
  user_id: string;
  session_id: string;
  role: Role;
  status: UserStatus;
  frozen: boolean;
}

/**
 * Leases the running order whose turn it is; no two workers get the same one. After each batch an
 * order goes behind those that wait, so that sellers take turns whatever the sizes of their files.
 */
export async function claimBulk(
  { sql }: Core,
  nowMs: number,
  leaseMs: number,
): Promise<ClaimedBulk | null> {
  const leaseId = uuidv7();
  const [row] = await sql<ClaimedRow[]>`
    WITH due AS MATERIALIZED (
      SELECT q.wallet_id, q.id FROM bulk_orders q
      WHERE q.next_run_at <= ${isoTime(nowMs)}
        AND (q.leased_until IS NULL OR q.leased_until <= ${isoTime(nowMs)})
      ORDER BY q.next_run_at
      LIMIT 1
      FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE bulk_orders AS o
    SET lease_id = ${leaseId}, leased_until = ${isoTime(nowMs + leaseMs)}
    FROM due d, users u, wallets w
    WHERE o.wallet_id = d.wallet_id AND o.id = d.id AND u.id = o.user_id AND w.id = o.wallet_id
    RETURNING o.wallet_id, o.id, o.user_id, o.session_id, u.role, u.status, w.frozen`;
  if (!row) return null;
  const { wallet_id: walletId, id, user_id: userId, session_id: sessionId, role } = row;
  return {
    walletId,
    id,
    leaseId,
    actor: { userId, walletId, role, sessionId, address: null },
    barredBy: barOf(row),
  };
}

function barOf({ status, frozen }: ClaimedRow): ClaimedBulk['barredBy'] {
  if (status === 'suspended') return 'ACCOUNT_SUSPENDED';
  return frozen ? 'WALLET_FROZEN' : null;
}
