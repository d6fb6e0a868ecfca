import { and, desc, eq, lt } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { toCharge, type Charge } from '#charges/charge';
import type { ListChargesInput } from '#charges/inputs';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { pageOf, type Page } from '#page';
import { parsePhone } from '#phones/parse';

/** The actor's own charges, newest first, refused ones included. */
export async function listCharges(
  core: Core,
  actor: Actor,
  { status, phone, cursor, limit }: ListChargesInput,
): Promise<Page<Charge>> {
  const { currency, defaultRegion } = core.settings.business;
  const rows = await core.db
    .select()
    .from(charges)
    .where(
      and(
        eq(charges.walletId, actor.walletId),
        status && eq(charges.status, status),
        phone ? eq(charges.phone, parsePhone(phone, defaultRegion)) : undefined,
        cursor ? lt(charges.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(charges.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => toCharge(row, currency),
    (row) => row.id,
  );
}
