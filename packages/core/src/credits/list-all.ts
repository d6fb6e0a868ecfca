import { and, desc, eq, ilike, inArray, lt, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Core } from '#core';
import { toCredit, type Credit } from '#credits/credit';
import type { ListAllCreditsInput } from '#credits/inputs';
import { creditRequests } from '#db/schema/credits';
import { wallets } from '#db/schema/ledger';
import { users } from '#db/schema/users';
import { containsPattern } from '#db/pattern';
import { formatMoney } from '#money';
import { pageOf, type Page } from '#page';

/** A credit request as an admin sees it: with who asks, what they have, and who decided. */
export interface CreditForAdmin extends Credit {
  user: { id: string; email: string; name: string | null };
  balance: string;
  decidedBy: string | null;
}

const deciders = alias(users, 'deciders');

/** Everybody's requests, newest first; `search` looks into e-mail, name and note. */
export async function listAllCredits(
  core: Core,
  { status, search, cursor, limit }: ListAllCreditsInput,
): Promise<Page<CreditForAdmin>> {
  const { currency } = core.settings.business;
  const rows = await selectRequests(core)
    .where(
      and(
        status && eq(creditRequests.status, status),
        search ? mentions(search) : undefined,
        cursor ? lt(creditRequests.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(creditRequests.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => toCreditForAdmin(row, currency),
    ({ request }) => request.id,
  );
}

/** The requests with these ids, in no order; at most as many as an array may hold. */
export async function findCredits(core: Core, ids: readonly string[]): Promise<CreditForAdmin[]> {
  const { currency } = core.settings.business;
  const rows = await selectRequests(core).where(inArray(creditRequests.id, [...ids]));
  return rows.map((row) => toCreditForAdmin(row, currency));
}

const selectRequests = ({ db }: Core) =>
  db
    .select({
      request: creditRequests,
      user: { id: users.id, email: users.email, name: users.name },
      balance: wallets.balance,
      decidedBy: deciders.email,
    })
    .from(creditRequests)
    .innerJoin(users, eq(users.id, creditRequests.userId))
    .innerJoin(wallets, eq(wallets.id, creditRequests.walletId))
    .leftJoin(deciders, eq(deciders.id, creditRequests.decidedBy));

type RequestRow = Awaited<ReturnType<typeof selectRequests>>[number];

function toCreditForAdmin(
  { request, user, balance, decidedBy }: RequestRow,
  currency: string,
): CreditForAdmin {
  return {
    ...toCredit(request, currency),
    user,
    balance: formatMoney(balance, currency),
    decidedBy,
  };
}

function mentions(search: string): SQL | undefined {
  const pattern = containsPattern(search);
  return or(
    ilike(users.email, pattern),
    ilike(users.name, pattern),
    ilike(creditRequests.note, pattern),
  );
}
