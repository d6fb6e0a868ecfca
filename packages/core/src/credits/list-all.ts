import { and, asc, desc, eq, gt, gte, ilike, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Core } from '#core';
import {
  selectCreditsForAdmin,
  toCreditForAdmin,
  type CreditForAdmin,
} from '#credits/credit-for-admin';
import type { CreditOrder, ListAllCreditsInput } from '#credits/inputs';
import { containsPattern, FEW } from '#db/pattern';
import { creditApprovals, creditRequests } from '#db/schema/credits';
import { users } from '#db/schema/users';
import { numberPart, readKeyset, writeKeyset } from '#keyset';
import { parseMoney } from '#money';
import { pageOf, type Page } from '#page';
import { walletIdOf } from '#users/wallet-id-of';

type RequestRow = typeof creditRequests.$inferSelect;

/** How a page is put in order, what its last row says of the next, and where that begins. */
interface Order {
  by: SQL[];
  partsOf: (row: RequestRow) => string[];
  after: (cursor: string) => SQL | undefined;
}

const { id, amount, status } = creditRequests;
const isPending = sql`(${status} = 'pending')`;
const placeIn = <Parts>(cursor: string, order: CreditOrder, parts: z.ZodType<Parts>) =>
  readKeyset(cursor, z.tuple([z.literal(order), parts]))[1];

const ORDERS: Readonly<Record<CreditOrder, Order>> = {
  newest: {
    by: [desc(id)],
    partsOf: (row) => [row.id],
    after: (cursor) => lt(id, placeIn(cursor, 'newest', z.tuple([z.uuid()]))[0]),
  },
  oldest: {
    by: [asc(id)],
    partsOf: (row) => [row.id],
    after: (cursor) => gt(id, placeIn(cursor, 'oldest', z.tuple([z.uuid()]))[0]),
  },
  largest: {
    by: [desc(amount), desc(id)],
    partsOf: (row) => [String(row.amount), row.id],
    after: (cursor) => {
      const [most, last] = placeIn(cursor, 'largest', z.tuple([numberPart, z.uuid()]));
      return sql`(${amount}, ${id}) < (${most}::bigint, ${last}::uuid)`;
    },
  },
  queue: {
    by: [desc(isPending), desc(id)],
    partsOf: (row) => [String(row.status === 'pending'), row.id],
    after: (cursor) => {
      const parts = z.tuple([z.enum(['true', 'false']), z.uuid()]);
      const [pending, last] = placeIn(cursor, 'queue', parts);
      return sql`(${isPending}, ${id}) < (${pending === 'true'}::boolean, ${last}::uuid)`;
    },
  },
};

/**
 * Everybody's requests, newest first unless asked for otherwise; `search` looks into e-mail, name and
 * note. A page of one order does not begin where a page of another ended.
 */
export async function listAllCredits(
  core: Core,
  input: ListAllCreditsInput,
): Promise<Page<CreditForAdmin>> {
  const { cursor, limit } = input;
  const name = input.order ?? 'newest';
  const order = ORDERS[name];
  const rows = await selectCreditsForAdmin(
    core,
    and(
      chosenBy(core, input),
      input.search ? await mentions(core, input.search) : undefined,
      cursor ? order.after(cursor) : undefined,
    ),
  )
    .orderBy(...order.by)
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => toCreditForAdmin(row, core.settings.business),
    ({ request }) => writeKeyset([name, order.partsOf(request)]),
  );
}

function chosenBy(
  { settings }: Core,
  { userId, from, to, amountFrom, amountTo, decidedBy, needs, ...input }: ListAllCreditsInput,
): SQL | undefined {
  const { currency } = settings.business;
  return and(
    input.status && eq(status, input.status),
    userId ? eq(creditRequests.walletId, walletIdOf(userId)) : undefined,
    from ? gte(creditRequests.createdAt, new Date(from)) : undefined,
    to ? lt(creditRequests.createdAt, new Date(to)) : undefined,
    amountFrom ? gte(amount, parseMoney(amountFrom, currency)) : undefined,
    amountTo ? lte(amount, parseMoney(amountTo, currency)) : undefined,
    decidedBy ? eq(creditRequests.decidedBy, decidedBy) : undefined,
    needs === 'second' ? and(eq(status, 'pending'), hasApproval) : undefined,
  );
}

const hasApproval = sql`EXISTS (
  SELECT FROM ${creditApprovals} a
  WHERE a.wallet_id = ${creditRequests.walletId} AND a.request_id = ${id})`;

async function mentions({ db }: Core, search: string): Promise<SQL | undefined> {
  const pattern = containsPattern(search);
  const isOfUser = or(ilike(users.email, pattern), ilike(users.name, pattern));
  const isInNote = ilike(creditRequests.note, pattern);
  const [ofUsers, withNotes] = await Promise.all([
    db
      .select({ walletId: users.walletId })
      .from(users)
      .where(isOfUser)
      .limit(FEW + 1),
    db
      .select({ id })
      .from(creditRequests)
      .where(isInNote)
      .limit(FEW + 1),
  ]);
  if (ofUsers.length > FEW || withNotes.length > FEW) return or(isOfUser, isInNote);
  const wallets = `{${ofUsers.map(({ walletId }) => walletId).join()}}`;
  const ids = `{${withNotes.map((row) => row.id).join()}}`;
  // Not an OR, for which no index can be used together with the order of the list.
  return sql`${id} IN (
    SELECT r.id FROM ${creditRequests} r WHERE r.wallet_id = ANY(${wallets}::uuid[])
    UNION ALL SELECT unnest(${ids}::uuid[]))`;
}
