import { randomUUID } from 'node:crypto';
import { revokeUserApiKey } from '@chargeflow/core/api-keys/revoke';
import { logout } from '@chargeflow/core/auth/logout';
import { signInBrowser } from '#auth/browser';
import { signAccessToken, type TokenSubject } from '@chargeflow/core/auth/tokens';
import { setUserStatus } from '@chargeflow/core/users/set-status';
import { describe, expect, test } from 'vitest';
import type { ProcedurePath, Row } from './access-row';
import { ROWS } from './access-table';
import { expectErrorBody, expectRefusal, type ContractError } from './contract';
import { openTestApi, PROCEDURES, type CallOptions } from './fixtures';
import {
  actorOf,
  apiKeyOf,
  cookieOf,
  fund,
  newPerson,
  PASSWORD,
  tokenOf,
  tokensOf,
  type Person,
} from './people';

const api = await openTestApi();
const { core } = api;
const admin = await newPerson(core, 'admin');
const seller = await newPerson(core);
const otherSeller = await newPerson(core);
for (const person of [seller, otherSeller, admin]) await fund(core, person, '1000000');

interface Caller {
  /** How they identify themselves; made anew for each call. */
  credentials(): Promise<CallOptions>;
  /** An API key, not a session. */
  isKey?: true;
  is: 'nobody' | 'suspended' | 'owner' | 'other' | 'admin';
}

const bearer = async (person: Person): Promise<CallOptions> => ({
  token: await tokenOf(core, person),
});

const keyed = async (person: Person): Promise<CallOptions> => ({
  token: (await apiKeyOf(core, person)).key,
});

const CALLERS: Record<string, Caller> = {
  nobody: { is: 'nobody', credentials: async () => ({}) },
  'a seller': { is: 'owner', credentials: () => bearer(seller) },
  'a seller by cookie': {
    is: 'owner',
    credentials: async () => ({ cookie: await cookieOf(core, seller) }),
  },
  'another seller': { is: 'other', credentials: () => bearer(otherSeller) },
  'an admin': { is: 'admin', credentials: () => bearer(admin) },
  'an admin by cookie': {
    is: 'admin',
    credentials: async () => ({ cookie: await cookieOf(core, admin) }),
  },
  'a seller by API key': {
    is: 'owner',
    isKey: true,
    credentials: () => keyed(seller),
  },
  'another seller by API key': {
    is: 'other',
    isKey: true,
    credentials: () => keyed(otherSeller),
  },
  'an admin by API key': {
    is: 'admin',
    isKey: true,
    credentials: () => keyed(admin),
  },
  'a suspended user by API key': {
    is: 'suspended',
    isKey: true,
    credentials: async () => suspendedAfter(await newPerson(core), keyed),
  },
  'a revoked API key': {
    is: 'nobody',
    isKey: true,
    credentials: async () => {
      const { id, key } = await apiKeyOf(core, await newPerson(core));
      await revokeUserApiKey(core, actorOf(admin), { id });
      return { token: key };
    },
  },
  'a suspended user': {
    is: 'suspended',
    credentials: async () => suspendedAfter(await newPerson(core), bearer),
  },
  'a suspended admin by cookie': {
    is: 'suspended',
    credentials: async () =>
      suspendedAfter(await newPerson(core, 'admin'), async (person) => ({
        cookie: await cookieOf(core, person),
      })),
  },
  'an admin no more, whose session nobody ended': {
    is: 'other',
    credentials: async () => {
      const person = await newPerson(core, 'admin');
      await fund(core, person, '10');
      const options = await bearer(person);
      await core.sql`UPDATE users SET role = 'seller' WHERE id = ${person.userId}`;
      return options;
    },
  },
  'a token that logged out': { is: 'nobody', credentials: loggedOut },
  'a cookie that logged out': {
    is: 'nobody',
    credentials: async () => {
      const cookie = await cookieOf(core, seller);
      await logout(core, { ...actorOf(seller), sessionId: cookie });
      return { cookie };
    },
  },
  'an expired token': {
    is: 'nobody',
    credentials: async () => {
      const subject = subjectOf(await tokenOf(core, seller));
      const aSecondAgo = new Date(Date.now() - 1_000);
      const { secret } = core.settings.auth;
      return { token: (await signAccessToken(secret, subject, aSecondAgo)).accessToken };
    },
  },
  'an admin whose session ran out before the token': {
    is: 'nobody',
    credentials: async () => {
      const options = await bearer(admin);
      await core.sql`
        UPDATE sessions SET expires_at = created_at
        WHERE user_id = ${admin.userId} AND revoked_at IS NULL`;
      return options;
    },
  },
  'a garbage token': { is: 'nobody', credentials: async () => ({ token: 'garbage' }) },
  'a cookie of no session': { is: 'nobody', credentials: async () => ({ cookie: randomUUID() }) },
  'a garbage cookie': { is: 'nobody', credentials: async () => ({ cookie: "' OR 1=1" }) },
};

async function suspendedAfter(
  person: Person,
  signIn: (person: Person) => Promise<CallOptions>,
): Promise<CallOptions> {
  const options = await signIn(person);
  await setUserStatus(core, actorOf(admin), { id: person.userId, status: 'suspended' });
  return options;
}

/** Whom and which session a token of ours speaks for. */
function subjectOf(token: string): TokenSubject {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
    sid: string;
  };
  return { userId: claims.sub, sessionId: claims.sid };
}

async function loggedOut(): Promise<CallOptions> {
  const token = await tokenOf(core, seller);
  await api.call('auth.logout', { token });
  return { token };
}

/** What the contract says; undefined where the call succeeds. */
function refusalOf(
  { access, isOwners, needsSession }: Row,
  { is, isKey }: Caller,
): ContractError | undefined {
  if (access === 'public') return undefined;
  if (is === 'nobody') return 'UNAUTHENTICATED';
  if (is === 'suspended') return 'ACCOUNT_SUSPENDED';
  if (access === 'admin' && is !== 'admin') return 'PERMISSION_DENIED';
  if (access === 'admin') return needsSession && isKey ? 'PERMISSION_DENIED' : undefined;
  if (needsSession && isKey) return 'PERMISSION_DENIED';
  return is === 'owner' ? undefined : isOwners;
}

const contentTypeOf = ({ isStream }: Row) => (isStream ? 'text/event-stream' : 'application/json');

let addresses = 0;
const uniqueAddress = () => `198.51.100.${(addresses += 1)}`;

const PATHS = Object.keys(ROWS) as ProcedurePath[];

describe.each(PATHS)('%s', (path) => {
  const row = ROWS[path];

  test.each(Object.entries(CALLERS))('is given to or kept from %s', async (_name, caller) => {
    const input = await row.input?.(core, seller);
    const answer = await api.call(path, {
      ...(await caller.credentials()),
      ...(row.input && { input }),
    });
    const refusal = refusalOf(row, caller);
    if (refusal) return expectRefusal(answer, refusal, undefined, contentTypeOf(row));
    expect(answer.appError).toBeUndefined();
    expect(answer.status).toBe(200);
  });

  test('declares who may call it and what it counts against', () => {
    expect(PROCEDURES[path]?._def.meta).toEqual({ access: row.access, limits: row.limits });
    expect(row.limits).not.toHaveLength(0);
  });

  test.each(row.limits)('is counted against %s', async (scope) => {
    const limited = api.limitedTo({ [scope]: '1/1h' });
    const person = await newPerson(core, row.access === 'admin' ? 'admin' : 'seller');
    await fund(core, person, '10');
    const address = uniqueAddress();
    const call = async () =>
      limited.call(path, {
        // One that the account knows is not counted there.
        address: scope === 'LOGIN_ACCOUNT' ? uniqueAddress() : address,
        ...(row.access === 'public' ? {} : await bearer(person)),
        ...(row.input && { input: await row.input(core, person) }),
      });
    const first = await call();
    expect(first.appError).toBeUndefined();
    const second = await call();
    expectRefusal(second, 'RATE_LIMITED', undefined, contentTypeOf(row));
    const waitMs = Number(second.appError?.details?.['retryAfterMs']);
    expect(waitMs).toBeGreaterThan(3_500_000);
    expect(waitMs).toBeLessThanOrEqual(3_600_000);
    if (row.isStream) return;
    expect(second.headers.get('retry-after')).toBe(String(Math.ceil(waitMs / 1000)));
  });
});

test('every procedure of the router has a row', () => {
  expect(Object.keys(PROCEDURES).toSorted()).toEqual(PATHS.toSorted());
});

test('each call of a batch is counted', async () => {
  const limited = api.limitedTo({ TRANSACTION_LIST: '2/1h' });
  const answer = await limited.call('wallet.get,wallet.get,wallet.get', {
    ...(await bearer(await newPerson(core))),
    query: { batch: '1' },
  });
  expect(answer.status).toBe(207);
  const refused = answer.bodies.filter((body) => body.error !== undefined);
  expect(refused).toHaveLength(1);
  for (const body of refused) expectErrorBody(body, 'RATE_LIMITED');
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
});

test('a seller who calls admin procedures is counted too', async () => {
  const limited = api.limitedTo({ ADMIN: '1/1h' });
  const options = await bearer(await newPerson(core));
  expectRefusal(await limited.call('admin.reconcile', options), 'PERMISSION_DENIED');
  expectRefusal(await limited.call('admin.reconcile', options), 'RATE_LIMITED');
});

test('wrong passwords and inputs that do not parse are counted', async () => {
  const limited = api.limitedTo({ LOGIN_ADDRESS: '2/1h' });
  const { email } = await newPerson(core);
  const options = { address: uniqueAddress(), input: { email, password: 'wrong' } };
  expectRefusal(await limited.call('auth.login', options), 'INVALID_CREDENTIALS');
  const malformed = { ...options, input: { email: 5 } };
  expectRefusal(await limited.call('auth.login', malformed), 'INVALID_EMAIL');
  expectRefusal(await limited.call('auth.login', options), 'RATE_LIMITED');
});

test('guesses from many addresses are counted together, and shut out nobody who was there before', async () => {
  const limited = api.limitedTo({ LOGIN_ACCOUNT: '3/1h' });
  const { email } = await newPerson(core);
  const home = uniqueAddress();
  const login = (address: string, password: string, of = email) =>
    limited.call('auth.login', { address, input: { email: of, password } });
  expect((await login(home, PASSWORD)).appError).toBeUndefined();
  // Home was not known yet when it was first counted.
  for (let guesses = 0; guesses < 2; guesses += 1) {
    expectRefusal(await login(uniqueAddress(), 'a guess'), 'INVALID_CREDENTIALS');
  }
  // The right one too: whether it was is not told to who has none left.
  expectRefusal(await login(uniqueAddress(), PASSWORD), 'RATE_LIMITED');
  const browser = signInBrowser(
    limited.services,
    { email, password: PASSWORD },
    new Headers({ 'x-chargeflow-socket-address': uniqueAddress() }),
  );
  await expect(browser).rejects.toMatchObject({ errorName: 'RATE_LIMITED' });
  expect((await login(home, PASSWORD)).appError).toBeUndefined();
  // Another account is another’s.
  expectRefusal(
    await login(uniqueAddress(), 'a guess', 'nobody@example.com'),
    'INVALID_CREDENTIALS',
  );
});

test('one e-mail in several spellings is one account to the limit of logins', async () => {
  const limited = api.limitedTo({ LOGIN: '1/1h' });
  const { email } = await newPerson(core);
  const address = uniqueAddress();
  const login = (spelling: string) =>
    limited.call('auth.login', { address, input: { email: spelling, password: 'wrong' } });
  expectRefusal(await login(email), 'INVALID_CREDENTIALS');
  expectRefusal(await login(` ${email.toUpperCase()} `), 'RATE_LIMITED');
});

test('a refresh token, a token of another secret and one without a signature give no access', async () => {
  const { accessToken, refreshToken } = await tokensOf(core, admin);
  const [header = '', claims = '', signature = ''] = accessToken.split('.');
  const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
  const subject = { userId: admin.userId, sessionId: randomUUID() };
  const otherSecret = new TextEncoder().encode('another secret, also of 32 bytes');
  const inAnHour = new Date(Date.now() + 3_600_000);
  const forged = await signAccessToken(otherSecret, subject, inAnHour);
  const tokens = [
    refreshToken,
    unsigned,
    `${header}.${claims}`,
    `${header}.${claims}.${signature.slice(0, -4)}AAAA`,
    forged.accessToken,
    `cf_${'a'.repeat(40)}`,
    'x'.repeat(8_000),
  ];
  for (const token of tokens) {
    expectRefusal(await api.call('auth.me', { token }), 'UNAUTHENTICATED');
  }
});

test('a token of ours for a session that is not its user’s gives no access', async () => {
  const { sessionId, userId } = subjectOf(await tokenOf(core, seller));
  const { secret } = core.settings.auth;
  const inAnHour = new Date(Date.now() + 3_600_000);
  const asAdmin = await signAccessToken(secret, { userId: admin.userId, sessionId }, inAnHour);
  expectRefusal(await api.call('auth.me', { token: asAdmin.accessToken }), 'UNAUTHENTICATED');
  const browser = { userId, sessionId: await cookieOf(core, seller) };
  const asToken = await signAccessToken(secret, browser, inAnHour);
  expectRefusal(await api.call('auth.me', { token: asToken.accessToken }), 'UNAUTHENTICATED');
});

test('a session of a program cannot be used as a cookie', async () => {
  const { sessionId } = subjectOf(await tokenOf(core, seller));
  expectRefusal(await api.call('auth.me', { cookie: sessionId }), 'UNAUTHENTICATED');
});
