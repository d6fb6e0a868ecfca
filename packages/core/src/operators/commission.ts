import type { AnySql } from '#db/client';

/**
 * SQL for the commission of the operator `o` at a time (ISO text), in basis points: the seller's own
 * where there is one, else everybody's, else none. Each is one look-up by index.
 */
export function commissionAt(sql: AnySql, userId: string, at: string) {
  return sql`coalesce(
    (SELECT c.basis_points FROM commissions c
      WHERE c.operator = o.code AND c.user_id = ${userId} AND c.effective_from <= ${at}
      ORDER BY c.effective_from DESC, c.id DESC LIMIT 1),
    ${generalCommissionAt(sql, at)})`;
}

/** The same of everybody who has none of their own. */
export function generalCommissionAt(sql: AnySql, at: string) {
  return sql`coalesce(
    (SELECT c.basis_points FROM commissions c
      WHERE c.operator = o.code AND c.user_id IS NULL AND c.effective_from <= ${at}
      ORDER BY c.effective_from DESC, c.id DESC LIMIT 1),
    0)`;
}
