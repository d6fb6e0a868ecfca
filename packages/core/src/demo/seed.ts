import { inArray } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { authenticateBrowserSession } from '#auth/authenticate';
import { openBrowserSession } from '#auth/login-browser';
import { logout } from '#auth/logout';
import { registerUser } from '#auth/register';
import type { Role } from '#consts';
import type { Core } from '#core';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { users } from '#db/schema/users';
import { AppError, type ErrorName } from '#errors';
import { addPhone } from '#phones/add';
import { SettingsError } from '#settings/settings';
import { createAdmin } from '#users/create-admin';

/** Everybody knows it: it must not reach production (see `assertNoDemoData`). */
export const DEMO_PASSWORD = 'demo-password';

export interface DemoAccount {
  email: string;
  name: string;
  role: Role;
}

const ADMIN: DemoAccount = { email: 'admin@example.com', name: 'Ada Admin', role: 'admin' };
const SECOND_ADMIN: DemoAccount = { email: 'admin2@example.com', name: 'Ben Admin', role: 'admin' };
const SELLER: DemoAccount = { email: 'seller@example.com', name: 'Sara Seller', role: 'seller' };

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [ADMIN, SECOND_ADMIN, SELLER];

/** In major units of the currency; the last one is left for an admin to decide. */
const CREDITS = [
  { amount: '5000000', note: 'Opening credit', decided: true },
  { amount: '2500000', note: 'Transfer of this morning', decided: true },
  { amount: '1000000', note: 'For the weekend', decided: false },
];

/** The simulated operator goes by the last two digits. */
const PHONES = [
  { phone: '+989121230000', label: 'Delivered at once' },
  { phone: '+989121230090', label: 'Refused by the operator' },
  { phone: '+989351230091', label: 'No answer, delivered' },
  { phone: '+989351230095', label: 'Delivered after 5 seconds' },
];

/** @throws SettingsError in production */
export function assertMayHaveDemoData({ settings }: Core): void {
  if (!settings.deployment.production) return;
  throw new SettingsError('NODE_ENV is production, which must not have demo data');
}

/**
 * Fills a development database with the demo accounts, credit for the seller and a few phones. Done
 * again it adds only what is missing, and leaves accounts alone that were given another password.
 * @throws SettingsError in production
 */
export async function seedDemo(core: Core): Promise<void> {
  assertMayHaveDemoData(core);
  await createAccounts(core);
  await asDemo(core, SELLER, async (seller) => {
    await asDemo(core, ADMIN, async (admin) => {
      await asDemo(core, SECOND_ADMIN, (second) => grantCredits(core, seller, [admin, second]));
    });
    for (const phone of PHONES) {
      await unless('PHONE_ALREADY_EXISTS', addPhone(core, seller, phone));
    }
  });
}

async function createAccounts(core: Core): Promise<void> {
  const emails = DEMO_ACCOUNTS.map(({ email }) => email);
  const existing = await core.db
    .select({ email: users.email })
    .from(users)
    .where(inArray(users.email, emails));
  for (const { email, name, role } of DEMO_ACCOUNTS) {
    if (existing.some((user) => user.email === email)) continue;
    const input = { email, name, password: DEMO_PASSWORD };
    const creating: Promise<unknown> =
      role === 'admin' ? createAdmin(core, input) : registerUser(core, input, null);
    await unless('EMAIL_TAKEN', creating);
  }
}

/** Signs in for as long as the work takes; does nothing when the password is another by now. */
async function asDemo(
  core: Core,
  { email }: DemoAccount,
  work: (actor: Actor) => Promise<void>,
): Promise<void> {
  const opening = openBrowserSession(core, { email, password: DEMO_PASSWORD });
  const session = await unless('INVALID_CREDENTIALS', unless('ACCOUNT_SUSPENDED', opening));
  if (!session) return;
  const actor = await authenticateBrowserSession(core, session.sessionId, null);
  await work(actor);
  await logout(core, actor);
}

/** The second admin is asked as well: a large amount may need both. */
async function grantCredits(core: Core, seller: Actor, admins: readonly Actor[]): Promise<void> {
  for (const [place, { amount, note, decided }] of CREDITS.entries()) {
    const idempotencyKey = `demo-credit-${place + 1}`;
    const { id, status } = await requestCredit(core, seller, { amount, note, idempotencyKey });
    if (!decided || status !== 'pending') continue;
    for (const admin of admins) {
      await unless('ALREADY_PROCESSED', decideCredit(core, admin, { id, decision: 'approve' }));
    }
  }
}

async function unless<T>(errorName: ErrorName, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.errorName === errorName) return null;
    throw error;
  }
}
