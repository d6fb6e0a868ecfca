import { z } from 'zod';
import type { Core } from '#core';
import type { AnySql, Fragment } from '#db/client';
import { containsPattern } from '#db/pattern';
import { instantPart, numberPart, readKeyset, writeKeyset } from '#keyset';
import { pageOf, type Page } from '#page';
import type { ListUsersInput, UserOrder } from '#users/inputs';
import { selectUsers, toUser, type User } from '#users/user';

/** What each order goes by, then by wallet; all but the first as they were when last rolled up. */
const ORDERS: Readonly<
  Record<UserOrder, { column: string; type: string; part: z.ZodType<string> }>
> = {
  newest: { column: 'u.id', type: 'uuid', part: z.uuid() },
  balance: { column: 'a.balance', type: 'bigint', part: numberPart },
  sales: { column: 'a.sold_price', type: 'numeric', part: numberPart },
  activity: { column: 'a.active_at', type: 'timestamptz', part: instantPart },
};

/**
 * Everybody, in the order asked for, highest or latest first; `search` looks into e-mail and name. A
 * page of one order does not begin where a page of another ended.
 */
export async function listUsers(
  { sql }: Core,
  { search, status, role, frozen, order, cursor, limit }: ListUsersInput,
): Promise<Page<User>> {
  const by = order ?? 'newest';
  const { column, part } = ORDERS[by];
  const pattern = search ? containsPattern(search) : undefined;
  const after = cursor ? readKeyset(cursor, z.tuple([z.literal(by), part, z.uuid()])) : undefined;
  const page = sql`
    SELECT u.*, a.rolled_seq, a.sold_count, a.sold_price, a.active_at, ${sql.unsafe(column)} AS place
    FROM seller_activity a
    JOIN users u ON u.wallet_id = a.wallet_id
    WHERE true
      ${pattern ? sql`AND (u.email ILIKE ${pattern} OR u.name ILIKE ${pattern})` : sql``}
      ${status ? sql`AND u.status = ${status}` : sql``}
      ${role ? sql`AND u.role = ${role}` : sql``}
      ${frozen === undefined ? sql`` : isFrozen(sql, frozen)}
      ${after ? comesAfter(sql, by, after[1], after[2]) : sql``}
    ORDER BY ${sql.unsafe(by === 'newest' ? 'u.id DESC' : `${column} DESC, a.wallet_id DESC`)}
    LIMIT ${limit + 1}`;
  const rows = await selectUsers(sql, page, sql`p.place DESC, p.wallet_id DESC`);
  return pageOf(rows, limit, toUser, (row) => writeKeyset([by, String(row.place), row.wallet_id]));
}

const isFrozen = (sql: AnySql, frozen: boolean): Fragment => sql`
  AND EXISTS (SELECT FROM wallets f WHERE f.id = a.wallet_id AND f.frozen = ${frozen})`;

function comesAfter(sql: AnySql, by: UserOrder, value: string, walletId: string): Fragment {
  if (by === 'newest') return sql`AND u.id < ${value}::uuid`;
  const { column, type } = ORDERS[by];
  return sql`
    AND (${sql.unsafe(column)}, a.wallet_id) < (${value}::text::${sql.unsafe(type)}, ${walletId}::uuid)`;
}
