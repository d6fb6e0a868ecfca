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
 * Leases charges that are due; no two workers get the same one. Each operator is a lane, and the
 * longest due of it come first: see `claim_charges` in migrations/0012_lanes.sql.
 */
export async function claimCharges(
  { sql }: Core,
  { nowMs, leaseMs, limit, perOperator = limit, underWay = new Map() }: ClaimOptions,
): Promise<ClaimedCharge[]> {
  const leaseId = uuidv7();
  const operators = sql.array([...underWay.keys()], TEXTS);
  const counts = sql.array([...underWay.values()], INTS);
  const rows = await sql<ClaimedRow[]>`
    SELECT c.wallet_id, c.id, c.status, c.phone, c.operator, c.amount, c.sends, c.acknowledged,
      c.in_flight_until, c.created_at
    FROM claim_charges(${isoTime(nowMs)}, ${leaseId}, ${isoTime(nowMs + leaseMs)}, ${limit},
      ${perOperator}, ${operators}, ${counts}) c`;
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
