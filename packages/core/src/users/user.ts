import type { Role, UserStatus } from '#consts';

import type { AnySql, Fragment } from '#db/client';
import { formatMoney } from '#money';

/** An account as admins see it. */
export interface User {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  status: UserStatus;
  walletId: string;
  balance: string;
  currency: string;
  /** A frozen wallet sells nothing; credits and refunds still reach it. */
  frozen: boolean;
  /** Debited in the last thirty days, to the hour. */
  soldLast30Days: { count: number; amount: string };
  /** The last sale or use of a session, within the hour; before either, the registration. */
  lastActiveAt: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

export interface UserRow {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  status: UserStatus;
  wallet_id: string;
  balance: bigint;
  currency: string;
  frozen: boolean;
  sold_count: string;
  sold_price: string;
  active_at: string;
  created_at: string;
  /** What the page is ordered by. */
  place: string | bigint;
}

/**
 * Users `u` with what is known of their sales `a`, chosen, ordered and cut by the caller, completed by
 * what is not rolled up yet: that is asked for of a page, not of everybody.
 */
export const selectUsers = (sql: AnySql, page: Fragment, order: Fragment) => sql<UserRow[]>`
  SELECT p.id, p.email, p.name, p.role, p.status, p.wallet_id, p.created_at, p.place, w.balance,
    w.currency, w.frozen, (p.sold_count + t.count)::text AS sold_count,
    (p.sold_price + t.price)::text AS sold_price, greatest(p.active_at, t.last_at) AS active_at
  FROM (${page}) p
  JOIN wallets w ON w.id = p.wallet_id
  CROSS JOIN LATERAL (
    SELECT count(*) AS count, coalesce(-sum(e.amount), 0) AS price, max(e.created_at) AS last_at
    FROM entries e
    WHERE e.wallet_id = p.wallet_id AND e.seq > p.rolled_seq AND e.kind = 'charge'
  ) t
  ORDER BY ${order}`;

export function toUser(row: UserRow): User {
  const { id, email, name, role, status, wallet_id: walletId, currency, frozen } = row;
  return {
    id,
    email,
    name,
    role,
    status,
    walletId,
    balance: formatMoney(row.balance, currency),
    currency,
    frozen,
    soldLast30Days: {
      count: Number(row.sold_count),
      amount: formatMoney(BigInt(row.sold_price), currency),
    },
    lastActiveAt: new Date(row.active_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
  };
}
