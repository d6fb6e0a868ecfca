import { and, desc, eq, gte, isNotNull, lt, lte, type SQL } from 'drizzle-orm';
import {
  selectChargesForAdmin,
  toChargeForAdmin,
  type ChargeForAdmin,
} from '#charges/charge-for-admin';
import type { ListAllChargesInput } from '#charges/inputs';
import { uuidFloor } from '#comparisons/uuid-floor';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { parseMoney } from '#money';
import { pageOf, type Page } from '#page';
import { parsePhone } from '#phones/parse';
import { walletIdOf } from '#users/wallet-id-of';

/** Ids are made by the processes' clocks, times by the database's: they differ by less. */
const CLOCKS_MS = 3_600_000;

/** Everybody's charges, newest first. */
export async function listAllCharges(
  core: Core,
  input: ListAllChargesInput,
): Promise<Page<ChargeForAdmin>> {
  const { currency } = core.settings.business;
  const { cursor, limit } = input;
  const rows = await selectChargesForAdmin(
    core.db,
    and(chosenBy(core, input), cursor ? lt(charges.id, cursor) : undefined),
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

function chosenBy(
  { settings }: Core,
  { status, phone, userId, operator, from, to, amountFrom, amountTo }: ListAllChargesInput,
): SQL | undefined {
  const { currency, defaultRegion } = settings.business;
  const isUnsettled = status === 'pending' || status === 'unknown';
  return and(
    status && eq(charges.status, status),
    // Always so of these; said, it lets the queue's index find them.
    isUnsettled ? isNotNull(charges.nextAttemptAt) : undefined,
    phone ? eq(charges.phone, parsePhone(phone, defaultRegion)) : undefined,
    userId ? eq(charges.walletId, walletIdOf(userId)) : undefined,
    operator ? eq(charges.operator, operator) : undefined,
    amountFrom ? gte(charges.amount, parseMoney(amountFrom, currency)) : undefined,
    amountTo ? lte(charges.amount, parseMoney(amountTo, currency)) : undefined,
    from ? soldFrom(from) : undefined,
    to ? soldBefore(to) : undefined,
  );
}

/** Found by their ids, which are in order of time nearly; the time itself decides. */
const soldFrom = (from: string) =>
  and(
    gte(charges.id, uuidFloor(Date.parse(from) - CLOCKS_MS)),
    gte(charges.createdAt, new Date(from)),
  );

const soldBefore = (to: string) =>
  and(lt(charges.id, uuidFloor(Date.parse(to) + CLOCKS_MS)), lt(charges.createdAt, new Date(to)));
