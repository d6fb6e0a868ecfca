import { sql, type SQL } from 'drizzle-orm';
import { users } from '#db/schema/users';

/** The wallet of a user, as a part of a query: money tables are found by their wallet. */
export const walletIdOf = (userId: string): SQL =>
  sql`(SELECT w.wallet_id FROM ${users} w WHERE w.id = ${userId})`;
