import { and, desc, eq, ilike, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { Core } from '#core';
import { containsPattern, FEW } from '#db/pattern';
import { phones } from '#db/schema/charges';
import { users } from '#db/schema/users';
import { pageOf, type Page } from '#page';
import type { ListAllPhonesInput } from '#phones/inputs';
import { parsePhone } from '#phones/parse';
import { walletIdOf } from '#users/wallet-id-of';

/** A phone in somebody's book. */
export interface PhoneForAdmin {
  id: string;
  user: { id: string; email: string; name: string | null };
  /** E.164. */
  phone: string;
  label: string | null;
  createdAt: string;
}

/** What is in everybody's phone books, newest first; `search` looks into number and label. */
export async function listAllPhones(
  core: Core,
  { userId, phone, search, cursor, limit }: ListAllPhonesInput,
): Promise<Page<PhoneForAdmin>> {
  const { db, settings } = core;
  const rows = await db
    .select({ phone: phones, user: { id: users.id, email: users.email, name: users.name } })
    .from(phones)
    .innerJoin(users, eq(users.walletId, phones.walletId))
    .where(
      and(
        userId ? eq(phones.walletId, walletIdOf(userId)) : undefined,
        phone ? eq(phones.phone, parsePhone(phone, settings.business.defaultRegion)) : undefined,
        search ? await mentions(core, search) : undefined,
        cursor ? lt(phones.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(phones.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ phone: row, user }) => ({
      id: row.id,
      user,
      phone: row.phone,
      label: row.label,
      createdAt: row.createdAt.toISOString(),
    }),
    ({ phone: row }) => row.id,
  );
}

async function mentions({ db }: Core, search: string): Promise<SQL | undefined> {
  const pattern = containsPattern(search);
  const isInIt = or(ilike(phones.phone, pattern), ilike(phones.label, pattern));
  const found = await db
    .select({ id: phones.id })
    .from(phones)
    .where(isInIt)
    .limit(FEW + 1);
  if (found.length > FEW) return isInIt;
  return inArray(
    phones.id,
    found.map(({ id }) => id),
  );
}
