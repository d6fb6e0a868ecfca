import { randomBytes, randomUUID } from 'node:crypto';
import { signAccessToken } from '@chargeflow/core/auth/tokens';
import type { Core } from '@chargeflow/core/core';
import { move } from '@chargeflow/core/ledger/move';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { uuidv7 } from 'uuidv7';

export interface Person {
  userId: string;
  walletId: string;
  sessionId: string;
}

/** Everybody who takes part in a load; the first seller's wallet is the hot one. */
export interface People {
  sellers: Person[];
  admins: Person[];
}

/** What each seller begins with, in minor units: more than any run spends. */
export const CREDIT_MINOR = 1_000_000_000_000_000n;

const ADMINS = 4;
const SESSION_MS = 24 * 60 * 60_000;
const PASSWORD = 'a long pass phrase of four';

/**
 * Writes sellers with funds, admins, and a session for each, set-wise: through the API a thousand
 * of them would spend minutes on hashing passwords. Money comes as an admin's adjustments.
 */
export async function createPeople(core: Core, sellers: number): Promise<People> {
  const boss = await createAdmin(core, { email: 'boss@example.com', password: PASSWORD });
  const people = {
    sellers: await writePeople(core, boss.id, 'seller', sellers),
    admins: await writePeople(core, boss.id, 'admin', ADMINS),
  };
  await fund(core, boss.id, people.sellers);
  return people;
}

async function writePeople(
  { sql, settings }: Core,
  boss: string,
  role: 'seller' | 'admin',
  count: number,
): Promise<Person[]> {
  const now = new Date();
  const people = Array.from({ length: count }, () => ({
    userId: uuidv7(),
    walletId: randomUUID(),
    sessionId: randomUUID(),
    refreshHash: randomBytes(32).toString('hex'),
  }));
  const rows = sql`
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb)
      AS p ("userId" uuid, "walletId" uuid, "sessionId" uuid, "refreshHash" text)`;
  await sql`
    INSERT INTO users AS u (id, wallet_id, email, password_hash, role, created_at)
    SELECT p."userId", p."walletId", p."userId" || '@example.com', b.password_hash, ${role},
      ${now.toISOString()}
    FROM (${rows}) p JOIN users b ON b.id = ${boss}`;
  await sql`
    INSERT INTO wallets AS w (id, user_id, currency, moved_at, created_at)
    SELECT p."walletId", p."userId", ${settings.business.currency}, ${now.toISOString()},
      ${now.toISOString()}
    FROM (${rows}) p`;
  await sql`
    INSERT INTO sessions AS s (id, user_id, kind, refresh_hash, created_at, expires_at)
    SELECT p."sessionId", p."userId", 'api', decode(p."refreshHash", 'hex'), ${now.toISOString()},
      ${new Date(now.getTime() + SESSION_MS).toISOString()}
    FROM (${rows}) p`;
  return people;
}

async function fund({ sql }: Core, boss: string, sellers: readonly Person[]): Promise<void> {
  const credits = sellers.map(({ walletId }) => ({ walletId, id: uuidv7() }));
  await sql.begin(async (tx) => {
    await tx`
      INSERT INTO adjustments AS a
        (wallet_id, id, actor_id, amount, reason, idempotency_key, input_hash, created_at)
      SELECT c."walletId", c.id, ${boss}, ${CREDIT_MINOR}, 'funds for a load', c.id, '\\x00',
        ${new Date().toISOString()}
      FROM jsonb_to_recordset(${JSON.stringify(credits)}::text::jsonb)
        AS c ("walletId" uuid, id uuid)`;
    const moved = await move(
      tx,
      credits.map(({ walletId, id }) => ({
        walletId,
        kind: 'adjustment',
        amountMinor: CREDIT_MINOR,
        account: 'treasury',
        sourceId: id,
        actorId: boss,
      })),
    );
    if (moved.some(({ refusalCode }) => refusalCode !== null)) {
      throw new Error('a seller was not given funds');
    }
  });
}

/** An access token for each, good for the quarter of an hour that follows. */
export function tokensOf({ settings }: Core, people: readonly Person[]): Promise<string[]> {
  const endsAt = new Date(Date.now() + SESSION_MS);
  return Promise.all(
    people.map(async (person) => {
      const { accessToken } = await signAccessToken(settings.auth.secret, person, endsAt);
      return accessToken;
    }),
  );
}
