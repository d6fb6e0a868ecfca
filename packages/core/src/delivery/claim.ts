import { uuidv7 } from 'uuidv7';
import type { ChargeStatus } from '#consts';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';

/** A charge that this worker alone may work on while its lease lasts. */
export interface ClaimedCharge {
  walletId: string;
  id: string;
  leaseId: string;
  /** As it was claimed; nobody else's call changes it while the lease lasts. */
  status: ChargeStatus;
  /** E.164. */
  phone: string;
  operator: string;
  /** Face value, in minor units. */
  amountMinor: bigint;
  sends: number;
  acknowledged: boolean;
  inFlightUntilMs: number | null;
  createdAtMs: number;
}

interface ClaimedRow {
  wallet_id: string;
  id: string;
  status: ChargeStatus;
  phone: string;
  operator: string;
  amount: bigint;
  sends: number;
  acknowledged: boolean;
  in_flight_until: string | null;
  created_at: string;
}

export interface ClaimOptions {
  nowMs: number;
  leaseMs: number;
  /** The most to claim. */
  limit: number;
}

/**
 * Leases charges that are due, the longest due first; no two workers get the same one. MATERIALIZED,
 * since `id IN (SELECT … LIMIT 2)` was run once a row by a nested loop and claimed 10.
 */
export async function claimCharges(
  core: Core,
  { nowMs, leaseMs, limit }: ClaimOptions,
): Promise<ClaimedCharge[]> {
  const now = isoTime(nowMs);
  const leaseId = uuidv7();
  const rows = await core.sql<ClaimedRow[]>`
    WITH due AS MATERIALIZED (
      SELECT q.wallet_id, q.id
      FROM charges q
      WHERE q.next_attempt_at <= ${now} AND (q.leased_until IS NULL OR q.leased_until <= ${now})
      ORDER BY q.next_attempt_at
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE charges AS c
    SET lease_id = ${leaseId}, leased_until = ${isoTime(nowMs + leaseMs)}
    FROM due d
    WHERE c.wallet_id = d.wallet_id AND c.id = d.id
    RETURNING c.wallet_id, c.id, c.status, c.phone, c.operator, c.amount, c.sends,
      c.acknowledged, c.in_flight_until, c.created_at`;
  return rows.map((row) => ({
    walletId: row.wallet_id,
    id: row.id,
    leaseId,
    status: row.status,
    phone: row.phone,
    operator: row.operator,
    amountMinor: row.amount,
    sends: row.sends,
    acknowledged: row.acknowledged,
    inFlightUntilMs: row.in_flight_until === null ? null : Date.parse(row.in_flight_until),
    createdAtMs: Date.parse(row.created_at),
  }));
}
