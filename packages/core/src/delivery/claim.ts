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
  /** The most of one operator's that the worker may have, with those it has already. */
  perOperator?: number;
  /** How many of each operator's charges the worker has. */
  underWay?: ReadonlyMap<string, number>;
}

/** Oids of text[] and int[], which the driver needs to be told. */
const TEXTS = 1009;
const INTS = 1007;

/**
 * Leases charges that are due; no two workers get the same one. Each operator is a lane: the longest
 * due of it come first, never more than it has room for, and where not all lanes can be served, the
 * one with the least under way is. The index is by operator, so that a lane that is full, with a
 * long queue behind it, costs the others nothing. MATERIALIZED, since `id IN (SELECT … LIMIT 2)` was
 * run once a row by a nested loop and claimed 10.
 */
export async function claimCharges(
  core: Core,
  { nowMs, leaseMs, limit, perOperator = limit, underWay = new Map() }: ClaimOptions,
): Promise<ClaimedCharge[]> {
  const { sql } = core;
  const now = isoTime(nowMs);
  const leaseId = uuidv7();
  const codes = sql.array([...underWay.keys()], TEXTS);
  const counts = sql.array([...underWay.values()], INTS);
  const rows = await sql<ClaimedRow[]>`
    WITH due AS MATERIALIZED (
      SELECT q.wallet_id, q.id
      FROM (
        SELECT o.code, coalesce(u.calls, 0) AS calls
        FROM operators o
        LEFT JOIN unnest(${codes}, ${counts}) AS u (operator, calls) ON u.operator = o.code
      ) lane
      CROSS JOIN LATERAL (
        SELECT l.wallet_id, l.id, l.next_attempt_at
        FROM charges l
        WHERE l.operator = lane.code AND l.next_attempt_at <= ${now}
          AND (l.leased_until IS NULL OR l.leased_until <= ${now})
        ORDER BY l.next_attempt_at
        LIMIT greatest(${perOperator}::int - lane.calls, 0)
        FOR UPDATE SKIP LOCKED
      ) q
      ORDER BY lane.calls
          + row_number() OVER (PARTITION BY lane.code ORDER BY q.next_attempt_at),
        q.next_attempt_at
      LIMIT ${limit}
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
