import type { Core } from '@chargeflow/core/core';

export interface ChargeRow {
  id: string;
  owner: string;
  key: string;
  phone: string;
  amount: bigint;
  price: bigint;
  status: string;
  refusal: number | null;
  balanceAfter: bigint | null;
}
export interface CreditRow {
  id: string;
  owner: string;
  key: string;
  amount: bigint;
  note: string | null;
  status: string;
  decidedBy: string | null;
}
export interface AdjustmentRow {
  id: string;
  owner: string;
  actor: string;
  key: string;
  amount: bigint;
  reason: string;
}
export interface EntryRow {
  owner: string;
  seq: number;
  kind: string;
  amount: bigint;
  balanceAfter: bigint;
  sourceId: string;
  createdAtMs: number;
}

/** What the database has in the end; money in minor units, people by their e-mail addresses. */
export interface Books {
  charges: ChargeRow[];
  credits: CreditRow[];
  adjustments: AdjustmentRow[];
  /** Each wallet's in order. */
  entries: EntryRow[];
}

export async function readBooks({ sql }: Pick<Core, 'sql'>): Promise<Books> {
  const charges = await sql<ChargeRow[]>`
    SELECT c.id, u.email AS owner, c.idempotency_key AS key, c.phone, c.amount, c.price, c.status,
      c.refusal_code AS refusal, c.balance_after AS "balanceAfter"
    FROM charges c JOIN users u ON u.wallet_id = c.wallet_id`;
  const credits = await sql<CreditRow[]>`
    SELECT r.id, u.email AS owner, r.idempotency_key AS key, r.amount, r.note, r.status,
      d.email AS "decidedBy"
    FROM credit_requests r
    JOIN users u ON u.wallet_id = r.wallet_id
    LEFT JOIN users d ON d.id = r.decided_by`;
  const adjustments = await sql<AdjustmentRow[]>`
    SELECT a.id, u.email AS owner, d.email AS actor, a.idempotency_key AS key, a.amount, a.reason
    FROM adjustments a
    JOIN users u ON u.wallet_id = a.wallet_id
    JOIN users d ON d.id = a.actor_id`;
  const entries = await sql<EntryRow[]>`
    SELECT u.email AS owner, e.seq::int AS seq, e.kind, e.amount, e.balance_after AS "balanceAfter",
      e.source_id AS "sourceId", (extract(epoch FROM e.created_at) * 1000)::float8 AS "createdAtMs"
    FROM entries e JOIN users u ON u.wallet_id = e.wallet_id
    ORDER BY e.wallet_id, e.seq`;
  return { charges, credits, adjustments, entries };
}
