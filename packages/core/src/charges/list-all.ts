import { and, desc, eq, lt } from 'drizzle-orm';
import {
  selectChargesForAdmin,
  toChargeForAdmin,
  type ChargeForAdmin,
} from '#charges/charge-for-admin';
import type { ListAllChargesInput } from '#charges/inputs';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { users } from '#db/schema/users';
import { pageOf, type Page } from '#page';
import { parsePhone } from '#phones/parse';

/** Everybody's charges, newest first. */
export async function listAllCharges(
  core: Core,
  { status, phone, userId, cursor, limit }: ListAllChargesInput,
): Promise<Page<ChargeForAdmin>> {
  const { currency, defaultRegion } = core.settings.business;
  const rows = await selectChargesForAdmin(
    core.db,
    and(
      status && eq(charges.status, status),
      phone ? eq(charges.phone, parsePhone(phone, defaultRegion)) : undefined,
      userId ? eq(users.id, userId) : undefined,
      cursor ? lt(charges.id, cursor) : undefined,
    ),
  )
    .orderBy(desc(charges.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ charge, user }) => toChargeForAdmin(charge, user, currency),
    ({ charge }) => charge.id,
  );
}
