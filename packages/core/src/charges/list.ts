import { and, desc, eq, gte, like, lt } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { toCharge, type Charge } from '#charges/charge';
import type { ListChargesInput } from '#charges/inputs';
import { ID_AHEAD_MS, uuidFloor } from '#comparisons/uuid-floor';
import type { Core } from '#core';
import { containsPattern } from '#db/pattern';
import { charges } from '#db/schema/charges';
import { pageOf, type Page } from '#page';
import { phoneFragment } from '#phone';
import { parsePhone } from '#phones/parse';

/** The actor's own charges, newest first, refused ones included. */
export async function listCharges(
  core: Core,
  actor: Actor,
  { status, phone, operator, from, to, search, cursor, limit }: ListChargesInput,
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
        operator ? eq(charges.operator, operator) : undefined,
        search ? like(charges.phone, containsPattern(phoneFragment(search))) : undefined,
        from ? soldFrom(new Date(from)) : undefined,
        to ? soldBefore(new Date(to)) : undefined,
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

/** Ids are in order of time, so the list's own index finds where a time begins and ends. */
function soldFrom(from: Date) {
  const floor = uuidFloor(from.getTime() - ID_AHEAD_MS);
  return and(gte(charges.id, floor), gte(charges.createdAt, from));
}

function soldBefore(to: Date) {
  const floor = uuidFloor(to.getTime() + ID_AHEAD_MS);
  return and(lt(charges.id, floor), lt(charges.createdAt, to));
}
