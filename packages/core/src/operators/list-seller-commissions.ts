import type { Core } from '#core';
import { containsPattern } from '#db/pattern';
import type { ListSellerCommissionsInput } from '#operators/inputs';
import { pageOf, type Page } from '#page';

/** A seller whose commission is, or will be, of their own. */
export interface SellerCommission {
  user: { id: string; email: string; name: string | null };
  /** Null: everybody's counts now. */
  basisPoints: number | null;
  effectiveFrom: string | null;
  /** What comes next; `basisPoints` null: everybody's will count. */
  next: { basisPoints: number | null; effectiveFrom: string } | null;
}

interface SellerRow {
  id: string;
  email: string;
  name: string | null;
  basis_points: number | null;
  effective_from: string | null;
  next_basis_points: number | null;
  next_from: string | null;
}

/** Sellers with a commission of their own with an operator, the newest account first. */
export async function listSellerCommissions(
  { sql }: Core,
  { code, search, cursor, limit }: ListSellerCommissionsInput,
): Promise<Page<SellerCommission>> {
  const now = new Date().toISOString();
  const pattern = search ? containsPattern(search) : undefined;
  const rows = await sql<SellerRow[]>`
    SELECT u.id, u.email, u.name, n.basis_points, n.effective_from,
      f.basis_points AS next_basis_points, f.effective_from AS next_from
    FROM (
      SELECT DISTINCT c.user_id FROM commissions c
      WHERE c.operator = ${code} AND c.user_id IS NOT NULL
        ${cursor ? sql`AND c.user_id < ${cursor}` : sql``}
    ) s
    JOIN users u ON u.id = s.user_id
    LEFT JOIN LATERAL (
      SELECT c.basis_points, c.effective_from FROM commissions c
      WHERE c.operator = ${code} AND c.user_id = s.user_id AND c.effective_from <= ${now}
      ORDER BY c.effective_from DESC, c.id DESC LIMIT 1
    ) n ON true
    LEFT JOIN LATERAL (
      SELECT c.basis_points, c.effective_from FROM commissions c
      WHERE c.operator = ${code} AND c.user_id = s.user_id AND c.effective_from > ${now}
      ORDER BY c.effective_from, c.id DESC LIMIT 1
    ) f ON true
    WHERE (n.basis_points IS NOT NULL OR f.basis_points IS NOT NULL)
      ${pattern ? sql`AND (u.email ILIKE ${pattern} OR u.name ILIKE ${pattern})` : sql``}
    ORDER BY u.id DESC
    LIMIT ${limit + 1}`;
  return pageOf(rows, limit, toSellerCommission, (row) => row.id);
}

function toSellerCommission(row: SellerRow): SellerCommission {
  const isoOf = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  const nextFrom = isoOf(row.next_from);
  return {
    user: { id: row.id, email: row.email, name: row.name },
    basisPoints: row.basis_points,
    effectiveFrom: row.basis_points === null ? null : isoOf(row.effective_from),
    next:
      nextFrom === null ? null : { basisPoints: row.next_basis_points, effectiveFrom: nextFrom },
  };
}
