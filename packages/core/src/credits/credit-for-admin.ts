import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Core } from '#core';
import { approvalsNeededOf } from '#credits/approvals';
import { toCredit, type Credit } from '#credits/credit';
import { creditApprovals, creditRequests } from '#db/schema/credits';
import { wallets } from '#db/schema/ledger';
import { users } from '#db/schema/users';
import { formatMoney } from '#money';
import type { BusinessSettings } from '#settings/business';

/** A credit request as an admin sees it: with who asks, what they have, and who decided. */
export interface CreditForAdmin extends Credit {
  user: { id: string; email: string; name: string | null };
  balance: string;
  decidedBy: string | null;
  /** How many admins have approved it, and who they are, oldest first. */
  approvals: number;
  approvedBy: CreditApproval[];
  /** How many have to; null once it is rejected or cancelled. */
  approvalsNeeded: number | null;
}

export interface CreditApproval {
  id: string;
  email: string;
  /** ISO 8601, UTC. */
  at: string;
}

const deciders = alias(users, 'deciders');

const APPROVED_BY = sql<CreditApproval[]>`(
  SELECT coalesce(json_agg(json_build_object('id', u.id, 'email', u.email, 'at', a.created_at)
    ORDER BY a.created_at, u.id), '[]')
  FROM ${creditApprovals} a JOIN users u ON u.id = a.approver_id
  WHERE a.wallet_id = ${creditRequests.walletId} AND a.request_id = ${creditRequests.id})`;

/** Requests with all of that; the caller orders and cuts. */
export const selectCreditsForAdmin = ({ db }: Core, where: SQL | undefined) =>
  db
    .select({
      request: creditRequests,
      user: { id: users.id, email: users.email, name: users.name },
      balance: wallets.balance,
      decidedBy: deciders.email,
      approvedBy: APPROVED_BY,
    })
    .from(creditRequests)
    .innerJoin(users, eq(users.id, creditRequests.userId))
    .innerJoin(wallets, eq(wallets.id, creditRequests.walletId))
    .leftJoin(deciders, eq(deciders.id, creditRequests.decidedBy))
    .where(where);

export type CreditForAdminRow = Awaited<ReturnType<typeof selectCreditsForAdmin>>[number];

export function toCreditForAdmin(
  { request, user, balance, decidedBy, approvedBy }: CreditForAdminRow,
  business: BusinessSettings,
): CreditForAdmin {
  return {
    ...toCredit(request, business.currency),
    user,
    balance: formatMoney(balance, business.currency),
    decidedBy,
    approvals: approvedBy.length,
    approvedBy: approvedBy.map(({ id, email, at }) => ({
      id,
      email,
      at: new Date(at).toISOString(),
    })),
    approvalsNeeded: approvalsNeededOf(request, business),
  };
}

/** The requests with these ids, in no order; at most as many as an array may hold. */
export async function findCredits(core: Core, ids: readonly string[]): Promise<CreditForAdmin[]> {
  const rows = await selectCreditsForAdmin(core, inArray(creditRequests.id, [...ids]));
  return rows.map((row) => toCreditForAdmin(row, core.settings.business));
}
