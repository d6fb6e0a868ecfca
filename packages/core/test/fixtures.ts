import { randomUUID } from 'node:crypto';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll } from 'vitest';
import type { Actor } from '#auth/actor';
import { authenticateAccessToken } from '#auth/authenticate';
import { registerUser } from '#auth/register';
import { openCore, type Core } from '#core';
import { openDatabase, type Sql } from '#db/client';
import { adjustments } from '#db/schema/credits';
import { users } from '#db/schema/users';
import { move } from '#ledger/move';
import { parseMoney } from '#money';
import { readCoreSettings } from '#settings/settings';

export const PASSWORD = 'correct horse battery';
export const ADDRESS = '192.0.2.7';

/**
 * A core over the test file's own database: `const core = await openTestCore()` at the top of the
 * file. Closed when the file is done. `env` adds to the settings or overrides them.
 */
export async function openTestCore(env: Record<string, string> = {}): Promise<Core> {
  const { url } = await testDatabase();
  const settings = readCoreSettings({
    DATABASE_URL: url,
    AUTH_SECRET: 'a secret of 32 bytes for the tests',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const core = openCore(settings, 'test');
  afterAll(() => core.close());
  return core;
}

/**
 * The test file's own database as its owner has it, who may do what the product may not: damage, make
 * tables, put rows where they belong to the past. Closed when the file is done.
 */
export async function openTestOwner(): Promise<Sql> {
  const { ownerUrl } = await testDatabase();
  const owner = openDatabase({ url: ownerUrl, maxConnections: 4, applicationName: 'owner' });
  afterAll(() => owner.close());
  return owner.sql;
}

export interface UserOptions {
  email?: string;
  name?: string;
  /** Decimal text in major units; the wallet is empty without it. */
  balance?: string;
}

/** Registers a seller by the way every seller takes; the password is `PASSWORD`. */
export async function registerSeller(core: Core, options: UserOptions = {}): Promise<Actor> {
  const { email = `${randomUUID()}@example.com`, name, balance } = options;
  const tokens = await registerUser(core, { email, password: PASSWORD, name }, ADDRESS);
  const actor = await authenticateAccessToken(core, tokens.accessToken, ADDRESS);
  if (balance) await fund(core, actor, balance);
  return actor;
}

/** Registers somebody and makes them an admin. */
export async function registerAdmin(core: Core, options: UserOptions = {}): Promise<Actor> {
  const actor = await registerSeller(core, options);
  await core.db.update(users).set({ role: 'admin' }).where(eq(users.id, actor.userId));
  return { ...actor, role: 'admin' };
}

/** Puts money into a wallet as an adjustment. `amount` is decimal text in major units. */
export async function fund(core: Core, { walletId, userId }: Actor, amount: string): Promise<void> {
  const id = uuidv7();
  const amountMinor = parseMoney(amount, core.settings.business.currency);
  await core.db.insert(adjustments).values({
    walletId,
    id,
    actorId: userId,
    amount: amountMinor,
    reason: 'opening balance',
    idempotencyKey: id,
    inputHash: Buffer.alloc(32),
    createdAt: new Date(),
  });
  const [moved] = await move(core.sql, [
    {
      walletId,
      kind: 'adjustment',
      amountMinor,
      account: 'treasury',
      sourceId: id,
      actorId: userId,
    },
  ]);
  if (!moved || moved.refusalCode !== null) throw new Error('the wallet was not funded');
}
