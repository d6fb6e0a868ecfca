import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Role } from '#consts';
import type { Tx } from '#db/client';
import { users } from '#db/schema/users';
import { AppError } from '#errors';

export interface NewUser {
  /** In canonical form. */
  email: string;
  name: string | null;
  passwordHash: string;
  role: Role;
  currency: string;
}

/**
 * Writes a user and their empty wallet, both or neither.
 * @throws AppError EMAIL_TAKEN
 */
export async function createUser(
  tx: Tx,
  { currency, ...user }: NewUser,
): Promise<{ userId: string; walletId: string }> {
  const userId = uuidv7();
  const walletId = randomUUID();
  const createdAt = new Date();
  const inserted = await tx
    .insert(users)
    .values({ ...user, id: userId, walletId, createdAt })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  if (inserted.length === 0) throw new AppError('EMAIL_TAKEN');
  // The builder would name every column, balance and head too, which the application may not write.
  const at = createdAt.toISOString();
  await tx.execute(sql`
    INSERT INTO wallets (id, user_id, currency, moved_at, created_at)
    VALUES (${walletId}, ${userId}, ${currency}, ${at}, ${at})`);
  return { userId, walletId };
}
