import type { Actor } from '#auth/actor';
import type { OperatorStatus } from '#consts';
import type { Core } from '#core';
import { commissionAt } from '#operators/commission';
import { readOffers, type Offer } from '#operators/read-offers';
import type { Page } from '#page';

/** An operator, what may be sold for it, and what the caller keeps of it. */
export interface Operator extends Offer {
  code: string;
  name: string;
  status: OperatorStatus;
  /** The caller's own, now; hundredths of a per cent. */
  commissionBasisPoints: number;
}

interface OperatorRow {
  code: string;
  name: string;
  status: OperatorStatus;
  basis_points: number;
}

/** The operators of the default region, by name; few enough for one page. */
export async function listOperators(core: Core, actor: Actor): Promise<Page<Operator>> {
  const { sql, settings } = core;
  const rows = await sql<OperatorRow[]>`
    SELECT o.code, o.name, o.status,
      ${commissionAt(sql, actor.userId, new Date().toISOString())} AS basis_points
    FROM operators o
    WHERE o.region = ${settings.business.defaultRegion}
    ORDER BY o.name`;
  const offerOf = await readOffers(core, sql);
  const items = rows.map(({ code, name, status, basis_points }) => ({
    code,
    name,
    status,
    commissionBasisPoints: basis_points,
    ...offerOf(code),
  }));
  return { items, nextCursor: null };
}
