import { eq, type SQL } from 'drizzle-orm';
import type { Role, UserStatus } from '#consts';
import type { Db, Tx } from '#db/client';
import { wallets } from '#db/schema/ledger';
import { users } from '#db/schema/users';
import { formatMoney } from '#money';

/** An account as admins see it. */
export interface User {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  status: UserStatus;
  balance: string;
  currency: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

interface UserRow extends Omit<User, 'balance' | 'createdAt'> {
  balance: bigint;
  createdAt: Date;
}

/** Users with their wallets; the caller orders and cuts. */
export function selectUsers(db: Db | Tx, where: SQL | undefined) {
  return db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      status: users.status,
      balance: wallets.balance,
      currency: wallets.currency,
      createdAt: users.createdAt,
    })
    .from(users)
    .innerJoin(wallets, eq(wallets.id, users.walletId))
    .where(where);
}

export function toUser(row: UserRow): User {
  return {
    ...row,
    balance: formatMoney(row.balance, row.currency),
    createdAt: row.createdAt.toISOString(),
  };
}
