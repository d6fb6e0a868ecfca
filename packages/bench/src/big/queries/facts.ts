import type { Sql } from '@chargeflow/core/db/client';

/** A seller, and what is true of them: what a query is asked about, other each time. */
export interface Fact {
  turn: number;
  userId: string;
  walletId: string;
  adminId: string;
  email: string;
  name: string;
  phone: string;
  chargeId: string;
  creditId: string;
  auditId: string;
  note: string;
  phoneId: string;
  seq: number;
  /** As PostgreSQL writes it, with microseconds. */
  at: string;
}

const FEW = 10;

/** Facts about that many sellers, chosen by chance, and about the ten with the most entries. */
export async function readFacts(sql: Sql, count: number): Promise<Fact[]> {
  const rows = await sql<Omit<Fact, 'turn'>[]>`
    WITH chosen AS (
      (SELECT id FROM users WHERE role = 'seller' ORDER BY random() LIMIT ${count})
      UNION
      (SELECT user_id FROM wallets ORDER BY last_seq DESC LIMIT ${FEW})
    )
    SELECT u.id AS "userId", u.wallet_id AS "walletId", u.email, u.name, c.phone,
      c.id AS "chargeId", r.id AS "creditId", r.note, a.id AS "auditId", p.id AS "phoneId",
      e.seq::int AS seq, e.created_at AS at, r.decided_by AS "adminId"
    FROM chosen
    JOIN users u ON u.id = chosen.id
    JOIN wallets w ON w.id = u.wallet_id
    CROSS JOIN LATERAL (
      SELECT * FROM entries n
      WHERE n.wallet_id = w.id AND n.kind = 'charge' AND n.seq >= 1 + floor(random() * w.last_seq * 0.8)
      ORDER BY n.seq LIMIT 1
    ) e
    JOIN charges c ON c.wallet_id = w.id AND c.id = e.source_id
    CROSS JOIN LATERAL (
      SELECT * FROM credit_requests q WHERE q.wallet_id = w.id AND q.status = 'approved'
      ORDER BY q.id OFFSET 1 LIMIT 1
    ) r
    JOIN audit_log a ON a.subject_id = r.id AND a.action = 'credit.approved'
    CROSS JOIN LATERAL (SELECT * FROM phones b WHERE b.wallet_id = w.id ORDER BY b.id OFFSET 5 LIMIT 1) p
    ORDER BY random()`;
  if (rows.length < count) throw new Error('the database has too few sellers');
  return rows.map((row, turn) => ({ ...row, turn }));
}

/** Another of the values each time. */
export function byTurns<Value>(values: readonly Value[]): (fact: Fact) => Value {
  return ({ turn }) => {
    const value = values[turn % values.length];
    if (value === undefined) throw new Error('no values to choose from');
    return value;
  };
}
