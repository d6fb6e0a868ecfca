import type { OperatorStatus } from '#consts';
import type { Core } from '#core';
import { generalCommissionAt } from '#operators/commission';
import { readOffers, type Offer } from '#operators/read-offers';
import type { Page } from '#page';

/** An operator as an admin edits it. */
export interface OperatorForAdmin extends Offer {
  id: string;
  code: string;
  name: string;
  status: OperatorStatus;
  /** Everybody's, now; hundredths of a per cent. */
  commissionBasisPoints: number;
  /** What it will be, where a change is to come. */
  nextCommission: { basisPoints: number; effectiveFrom: string } | null;
  /** How many sellers have a commission of their own now. */
  sellersWithOwn: number;
}

interface OperatorRow {
  id: string;
  code: string;
  name: string;
  status: OperatorStatus;
  basis_points: number;
  next_basis_points: number | null;
  next_from: string | null;
  sellers: number;
}

/** The operators of the default region, by name; few enough for one page. */
export async function listAllOperators(core: Core): Promise<Page<OperatorForAdmin>> {
  const { sql, settings } = core;
  const now = new Date().toISOString();
  const rows = await sql<OperatorRow[]>`
    SELECT o.id, o.code, o.name, o.status, ${generalCommissionAt(sql, now)} AS basis_points,
      f.basis_points AS next_basis_points, f.effective_from AS next_from, s.sellers
    FROM operators o
    LEFT JOIN LATERAL (
      SELECT c.basis_points, c.effective_from FROM commissions c
      WHERE c.operator = o.code AND c.user_id IS NULL AND c.effective_from > ${now}
      ORDER BY c.effective_from, c.id DESC LIMIT 1
    ) f ON true
    CROSS JOIN LATERAL (
      SELECT count(l.basis_points)::int AS sellers
      FROM (
        SELECT DISTINCT ON (c.user_id) c.basis_points FROM commissions c
        WHERE c.operator = o.code AND c.user_id IS NOT NULL AND c.effective_from <= ${now}
        ORDER BY c.user_id, c.effective_from DESC, c.id DESC
      ) l
    ) s
    WHERE o.region = ${settings.business.defaultRegion}
    ORDER BY o.name`;
  const offerOf = await readOffers(core, sql);
  const items = rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    status: row.status,
    ...offerOf(row.code),
    commissionBasisPoints: row.basis_points,
    nextCommission:
      row.next_basis_points === null || row.next_from === null
        ? null
        : {
            basisPoints: row.next_basis_points,
            effectiveFrom: new Date(row.next_from).toISOString(),
          },
    sellersWithOwn: row.sellers,
  }));
  return { items, nextCursor: null };
}
