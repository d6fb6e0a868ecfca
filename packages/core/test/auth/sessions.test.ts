import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createApiKey } from '#api-keys/create';
import { authenticateAccessToken, authenticateBrowserSession } from '#auth/authenticate';
import { authenticateApiKey } from '#auth/authenticate-key';
import { changePassword } from '#auth/change-password';
import { loginInput } from '#auth/inputs';
import { login } from '#auth/login';
import { openBrowserSession } from '#auth/login-browser';
import { logout } from '#auth/logout';
import { getMe } from '#auth/me';
import { purgeSessions, runSessionPurge } from '#auth/purge-sessions';
import { refreshTokens } from '#auth/refresh';
import { registerUser } from '#auth/register';
import { BROWSER_SESSION_MS, REFRESH_TOKEN_MS, SESSION_KEPT_MS, SESSION_MAX_MS } from '#consts';
import { auditLog } from '#db/schema/audit';
import { sessions, users } from '#db/schema/users';
import { setUserRole } from '#users/set-role';
import { setUserStatus } from '#users/set-status';
import { ADDRESS, openTestCore, PASSWORD, registerAdmin } from '../fixtures';

const core = await openTestCore();
const admin = await registerAdmin(core);

let count = 0;

/** A new account with a program's session and a browser's. */
async function signIn() {
  const email = `user${(count += 1)}@example.com`;
  const tokens = await registerUser(core, { email, password: PASSWORD }, ADDRESS);
  const browser = await openBrowserSession(core, { email, password: PASSWORD });
  return { email, userId: tokens.user.id, tokens, browser };
}

const byToken = (token: string) => authenticateAccessToken(core, token, ADDRESS);
const byCookie = (sessionId: string) => authenticateBrowserSession(core, sessionId, ADDRESS);
const told = (errorName: string) => ({ errorName });

async function endOf(sessionId: string): Promise<number> {
  const [row] = await core.db.select().from(sessions).where(eq(sessions.id, sessionId));
  return row?.expiresAt.getTime() ?? Number.NaN;
}

/** Lets time pass for a session, without waiting. */
async function age(sessionId: string, byMs: number) {
  const [row] = await core.db.select().from(sessions).where(eq(sessions.id, sessionId));
  if (!row) throw new Error('no such session');
  await core.db
    .update(sessions)
    .set({
      createdAt: new Date(row.createdAt.getTime() - byMs),
      expiresAt: new Date(row.expiresAt.getTime() - byMs),
    })
    .where(eq(sessions.id, sessionId));
}

test('an unknown address and a wrong password are told alike', async () => {
  const { email } = await signIn();
  const wrong = { email, password: 'not the password' };
  const unknown = { email: 'nobody@example.com', password: PASSWORD };
  for (const attempt of [wrong, unknown]) {
    await expect(login(core, attempt)).rejects.toMatchObject(told('INVALID_CREDENTIALS'));
    await expect(openBrowserSession(core, attempt)).rejects.toMatchObject(
      told('INVALID_CREDENTIALS'),
    );
  }
});

test('only who knows the password is told that an account is suspended', async () => {
  const { email, userId } = await signIn();
  await setUserStatus(core, admin, { id: userId, status: 'suspended' });
  await expect(login(core, { email, password: PASSWORD })).rejects.toMatchObject(
    told('ACCOUNT_SUSPENDED'),
  );
  await expect(login(core, { email, password: 'wrong one' })).rejects.toMatchObject(
    told('INVALID_CREDENTIALS'),
  );
});

test('a session is who logged in, with the rights they have now', async () => {
  const { email, userId, tokens, browser } = await signIn();
  const actor = await byToken(tokens.accessToken);
  expect(await getMe(core, actor)).toEqual({ id: userId, email, name: null, role: 'seller' });
  expect(await byCookie(browser.sessionId)).toEqual({
    ...actor,
    sessionId: browser.sessionId,
  });
  // Not by `setUserRole`, which would end them.
  await core.db.update(users).set({ role: 'admin' }).where(eq(users.id, userId));
  expect((await byToken(tokens.accessToken)).role).toBe('admin');
  expect((await byCookie(browser.sessionId)).role).toBe('admin');
});

test.each(['admin', 'seller'] as const)('to become %s ends every session and key', async (role) => {
  const { email, userId, tokens, browser } = await signIn();
  const before = role === 'admin' ? 'seller' : 'admin';
  await core.db.update(users).set({ role: before }).where(eq(users.id, userId));
  const { key } = await createApiKey(core, await byToken(tokens.accessToken), { name: 'shop' });
  // What they are already ends nothing.
  await setUserRole(core, admin, { id: userId, role: before });
  expect((await byToken(tokens.accessToken)).role).toBe(before);

  await setUserRole(core, admin, { id: userId, role });
  await expect(byToken(tokens.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(byCookie(browser.sessionId)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(authenticateApiKey(core, key, ADDRESS)).rejects.toMatchObject(
    told('UNAUTHENTICATED'),
  );
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('INVALID_REFRESH_TOKEN'));
  const again = await login(core, { email, password: PASSWORD });
  expect(await byToken(again.accessToken)).toMatchObject({ userId, role });
});

test('a session is forgotten thirty days after it was over, some at a time', async () => {
  const kept = await signIn();
  const forgotten = [await signIn(), await signIn(), await signIn()];
  await age(kept.browser.sessionId, SESSION_KEPT_MS);
  for (const { browser } of forgotten) {
    await age(browser.sessionId, BROWSER_SESSION_MS + SESSION_KEPT_MS + 60_000);
  }
  const purge = () => purgeSessions(core, Date.now(), 2);
  expect([await purge(), await purge(), await purge()]).toEqual([2, 1, 0]);
  expect(await endOf(kept.browser.sessionId)).not.toBeNaN();
  for (const { browser, tokens } of forgotten) {
    expect(await endOf(browser.sessionId)).toBeNaN();
    expect((await byToken(tokens.accessToken)).userId).toBe(tokens.user.id);
  }
});

test('the worker forgets old sessions by itself, once an hour', async () => {
  const { browser } = await signIn();
  await age(browser.sessionId, 2 * SESSION_KEPT_MS);
  const stopping = new AbortController();
  const running = runSessionPurge(core, stopping.signal);
  await expect.poll(() => endOf(browser.sessionId)).toBeNaN();
  const dueAt = async () => {
    const [job] = await core.sql<{ due_at: string }[]>`
      SELECT due_at FROM jobs WHERE name = 'session_purge' AND lease_id IS NULL`;
    return Date.parse(job?.due_at ?? '');
  };
  await expect.poll(dueAt).toBeGreaterThan(Date.now() + 3_500_000);
  stopping.abort();
  await running;
});

test('a session of one kind is no session of the other', async () => {
  const { tokens, browser } = await signIn();
  const { sessionId } = await byToken(tokens.accessToken);
  await expect(byCookie(sessionId)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  for (const stranger of [crypto.randomUUID(), 'rubbish', '']) {
    await expect(byCookie(stranger)).rejects.toMatchObject(told('UNAUTHENTICATED'));
    await expect(byToken(stranger)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  }
  expect((await byCookie(browser.sessionId)).sessionId).toBe(browser.sessionId);
});

test('logging out ends this session at the very next call, and no other', async () => {
  const { tokens, browser } = await signIn();
  await logout(core, await byToken(tokens.accessToken));
  await expect(byToken(tokens.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('INVALID_REFRESH_TOKEN'));
  const actor = await byCookie(browser.sessionId);
  await logout(core, actor);
  await expect(byCookie(browser.sessionId)).rejects.toMatchObject(told('UNAUTHENTICATED'));
});

test('suspending ends every session for good', async () => {
  const { userId, tokens, browser } = await signIn();
  await setUserStatus(core, admin, { id: userId, status: 'suspended' });
  await expect(byToken(tokens.accessToken)).rejects.toMatchObject(told('ACCOUNT_SUSPENDED'));
  await expect(byCookie(browser.sessionId)).rejects.toMatchObject(told('ACCOUNT_SUSPENDED'));
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('INVALID_REFRESH_TOKEN'));

  await setUserStatus(core, admin, { id: userId, status: 'active' });
  await expect(byToken(tokens.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(byCookie(browser.sessionId)).rejects.toMatchObject(told('UNAUTHENTICATED'));
});

test('a changed password ends every session, and the old one opens none', async () => {
  const { email, userId, tokens, browser } = await signIn();
  const actor = await byToken(tokens.accessToken);
  const change = { currentPassword: PASSWORD, newPassword: 'another fine password' };
  await expect(
    changePassword(core, actor, { ...change, currentPassword: 'wrong one' }),
  ).rejects.toMatchObject(told('INVALID_CREDENTIALS'));
  await expect(
    changePassword(core, actor, { ...change, newPassword: 'password1' }),
  ).rejects.toMatchObject(told('PASSWORD_TOO_COMMON'));
  expect(await byToken(tokens.accessToken)).toEqual(actor);

  await changePassword(core, actor, change);
  await expect(byToken(tokens.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(byCookie(browser.sessionId)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('INVALID_REFRESH_TOKEN'));
  await expect(login(core, { email, password: PASSWORD })).rejects.toMatchObject(
    told('INVALID_CREDENTIALS'),
  );
  await login(core, { email, password: change.newPassword });
  const records = await core.db.select().from(auditLog).where(eq(auditLog.subjectId, userId));
  expect(records.map(({ action }) => action)).toContain('password.changed');
});

test('of many password changes at once one holds', async () => {
  const { email, tokens } = await signIn();
  const actor = await byToken(tokens.accessToken);
  const passwords = ['first new one', 'second new one', 'third new one', 'fourth new one'];
  const outcomes = await Promise.allSettled(
    passwords.map((newPassword) =>
      changePassword(core, actor, { currentPassword: PASSWORD, newPassword }),
    ),
  );
  const held = passwords.filter((_, place) => outcomes[place]?.status === 'fulfilled');
  expect(held).toHaveLength(1);
  await login(core, { email, password: held[0] ?? '' });
});

test('no login outlives a password change that it raced', async () => {
  const { email, userId, tokens } = await signIn();
  const actor = await byToken(tokens.accessToken);
  const attempts = Array.from({ length: 10 }, () =>
    login(core, { email, password: PASSWORD }).catch(() => null),
  );
  const change = { currentPassword: PASSWORD, newPassword: 'another fine password' };
  const [logins] = await Promise.all([Promise.all(attempts), changePassword(core, actor, change)]);
  for (const opened of logins) {
    if (opened) await expect(byToken(opened.accessToken)).rejects.toThrow();
  }
  const left = await core.db.select().from(sessions).where(eq(sessions.userId, userId));
  expect(left.filter(({ revokedAt }) => revokedAt === null)).toEqual([]);
});

test('a login waits for a suspension that is under way, and is refused', async () => {
  const { email, userId } = await signIn();
  const attempt = await core.sql.begin(async (tx) => {
    await tx`UPDATE users SET status = 'suspended' WHERE id = ${userId}`;
    const opening = login(core, { email, password: PASSWORD }).then(
      () => 'opened',
      (error: unknown) => error,
    );
    await untilWaiting();
    return { opening };
  });
  expect(await attempt.opening).toMatchObject(told('INVALID_CREDENTIALS'));
});

/** Until a statement of the test's database waits for a lock. */
async function untilWaiting() {
  for (let tries = 0; tries < 2000; tries += 1) {
    const [waiting] = await core.sql`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting) return;
  }
  throw new Error('nothing waits for a lock');
}

test('refreshing trades the token for a new one, and the session goes on', async () => {
  const { userId, tokens } = await signIn();
  const { sessionId } = await byToken(tokens.accessToken);
  await age(sessionId, 3_600_000);
  const aged = await endOf(sessionId);
  const next = await refreshTokens(core, tokens);
  expect(next.user.id).toBe(userId);
  expect((await byToken(next.accessToken)).sessionId).toBe(sessionId);
  expect((await endOf(sessionId)) - aged).toBeGreaterThanOrEqual(3_600_000);
  await refreshTokens(core, next);
});

test('a token that was traded before ends the session for whoever holds it', async () => {
  const { tokens } = await signIn();
  const next = await refreshTokens(core, tokens);
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('REFRESH_TOKEN_REUSED'));
  await expect(byToken(next.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  await expect(refreshTokens(core, next)).rejects.toMatchObject(told('INVALID_REFRESH_TOKEN'));
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('REFRESH_TOKEN_REUSED'));
});

test('of many who bring the same token at once one wins, and the session ends', async () => {
  const { tokens } = await signIn();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () => refreshTokens(core, tokens)),
  );
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(won).toHaveLength(1);
  expect(lost.map(({ reason }) => reason.errorName)).toEqual(Array(7).fill('REFRESH_TOKEN_REUSED'));
  for (const { value } of won) {
    await expect(byToken(value.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
  }
});

test('what is no refresh token, or the token of an ended session, is invalid', async () => {
  const { tokens } = await signIn();
  for (const refreshToken of ['rubbish', tokens.accessToken, `${tokens.refreshToken}x`]) {
    await expect(refreshTokens(core, { refreshToken })).rejects.toMatchObject(
      told('INVALID_REFRESH_TOKEN'),
    );
  }
  const { sessionId } = await byToken(tokens.accessToken);
  await age(sessionId, REFRESH_TOKEN_MS);
  await expect(refreshTokens(core, tokens)).rejects.toMatchObject(told('INVALID_REFRESH_TOKEN'));
  await expect(byToken(tokens.accessToken)).rejects.toMatchObject(told('UNAUTHENTICATED'));
});

test("a browser's session is renewed by use, at most once an hour", async () => {
  const { browser } = await signIn();
  const fresh = await endOf(browser.sessionId);
  await byCookie(browser.sessionId);
  expect(await endOf(browser.sessionId)).toBe(fresh);

  await age(browser.sessionId, 2 * 3_600_000);
  const before = Date.now();
  await byCookie(browser.sessionId);
  expect(await endOf(browser.sessionId)).toBeGreaterThanOrEqual(before + BROWSER_SESSION_MS);
});

test("a browser's session that was not used for a day is over", async () => {
  const { browser } = await signIn();
  await age(browser.sessionId, BROWSER_SESSION_MS);
  await expect(byCookie(browser.sessionId)).rejects.toMatchObject(told('UNAUTHENTICATED'));
});

test('no session lasts beyond 30 days, however much it is used', async () => {
  const { browser } = await signIn();
  const beganAt = new Date(Date.now() - SESSION_MAX_MS + 3_600_000);
  await core.db
    .update(sessions)
    .set({ createdAt: beganAt, expiresAt: new Date(Date.now() + 60_000) })
    .where(eq(sessions.id, browser.sessionId));
  await byCookie(browser.sessionId);
  expect(await endOf(browser.sessionId)).toBe(beganAt.getTime() + SESSION_MAX_MS);
});

test('an address logs in however it is written', async () => {
  const { email, userId } = await signIn();
  const input = loginInput.parse({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
  expect((await login(core, input)).user.id).toBe(userId);
});
