import { inArray } from 'drizzle-orm';
import { verifyPassword } from '#auth/passwords';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#demo/seed';
import { SettingsError } from '#settings/settings';

/**
 * For the start of production: refuses a database in which somebody can log in with the password
 * that everybody knows.
 * @throws SettingsError that names DATABASE_URL
 */
export async function assertNoDemoData({ db }: Core): Promise<void> {
  const emails = DEMO_ACCOUNTS.map(({ email }) => email);
  const found = await db
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(inArray(users.email, emails));
  for (const { email, passwordHash } of found) {
    if (await verifyPassword(passwordHash, DEMO_PASSWORD)) {
      throw new SettingsError(
        `DATABASE_URL names a database with demo data: ${email} has the demo password`,
      );
    }
  }
}
