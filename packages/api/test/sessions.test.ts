import { describe, expect, test } from 'vitest';
import type { Tokens } from '@chargeflow/core/auth/session';
import { signInBrowser } from '#auth/browser';
import { expectErrorBody, expectRefusal } from './contract';
import { openTestApi, type CallOptions } from './fixtures';
import { cookieOf, newPerson, PASSWORD, tokenOf, tokensOf } from './people';

const api = await openTestApi();
const { core } = api;
const adminToken = await tokenOf(core, await newPerson(core, 'admin'));

const logIn = async (email: string, password = PASSWORD): Promise<Tokens> =>
  (await api.call('auth.login', { input: { email, password } })).data as Tokens;

const refresh = (refreshToken: string) => api.call('auth.refresh', { input: { refreshToken } });

describe('logging out', () => {
  test('ends the access and the refresh token at the very next call, and no other session', async () => {
    const person = await newPerson(core);
    const { accessToken, refreshToken } = await logIn(person.email);
    const elsewhere = await logIn(person.email);
    expect((await api.call('auth.logout', { token: accessToken, input: {} })).status).toBe(200);
    expectRefusal(await api.call('auth.me', { token: accessToken }), 'UNAUTHENTICATED');
    expectRefusal(await api.call('auth.logout', { token: accessToken }), 'UNAUTHENTICATED');
    expectRefusal(await refresh(refreshToken), 'INVALID_REFRESH_TOKEN');
    expect((await api.call('auth.me', { token: elsewhere.accessToken })).status).toBe(200);
  });

  test('ends a browser’s session', async () => {
    const cookie = await cookieOf(core, await newPerson(core));
    expect((await api.call('auth.logout', { cookie })).status).toBe(200);
    expectRefusal(await api.call('auth.me', { cookie }), 'UNAUTHENTICATED');
  });

  test('in a batch, whose calls have no order, ends what comes after the batch', async () => {
    const token = await tokenOf(core, await newPerson(core));
    const batch = { token, query: { batch: '1' } };
    const together = await api.call('auth.logout,auth.logout', { ...batch, input: {} });
    expect(together.status).toBe(200);
    const next = await api.call('auth.me,wallet.get', batch);
    expect(next.status).toBe(401);
    for (const body of next.bodies) expectErrorBody(body, 'UNAUTHENTICATED');
  });
});

describe('suspending', () => {
  test('ends every session at the very next call; activating brings none back', async () => {
    const person = await newPerson(core);
    const { accessToken: token, refreshToken } = await logIn(person.email);
    const cookie = await cookieOf(core, person);
    const setStatus = (status: string) =>
      api.call('admin.user.setStatus', { token: adminToken, input: { id: person.userId, status } });

    expect((await setStatus('suspended')).data).toMatchObject({ status: 'suspended' });
    expectRefusal(await api.call('auth.me', { token }), 'ACCOUNT_SUSPENDED');
    expectRefusal(await api.call('auth.me', { cookie }), 'ACCOUNT_SUSPENDED');
    expectRefusal(await refresh(refreshToken), 'INVALID_REFRESH_TOKEN');
    const input = { email: person.email, password: PASSWORD };
    expectRefusal(await api.call('auth.login', { input }), 'ACCOUNT_SUSPENDED');
    const wrong = { ...input, password: 'wrong' };
    expectRefusal(await api.call('auth.login', { input: wrong }), 'INVALID_CREDENTIALS');

    expect((await setStatus('active')).data).toMatchObject({ status: 'active' });
    expectRefusal(await api.call('auth.me', { token }), 'UNAUTHENTICATED');
    expectRefusal(await api.call('auth.me', { cookie }), 'UNAUTHENTICATED');
    expectRefusal(await refresh(refreshToken), 'INVALID_REFRESH_TOKEN');
    expect((await api.call('auth.login', { input })).status).toBe(200);
  });

  test('is the same for an admin, by another one', async () => {
    const person = await newPerson(core, 'admin');
    const token = await tokenOf(core, person);
    expect((await api.call('admin.reconcile', { token })).status).toBe(200);
    const input = { id: person.userId, status: 'suspended' };
    await api.call('admin.user.setStatus', { token: adminToken, input });
    expectRefusal(await api.call('admin.reconcile', { token }), 'ACCOUNT_SUSPENDED');
  });
});

test('changing the password ends every session, that of the change too', async () => {
  const person = await newPerson(core);
  const changing = await tokensOf(core, person);
  const elsewhere = await tokensOf(core, person);
  const cookie = await cookieOf(core, person);
  const newPassword = 'another horse battery';
  const input = { currentPassword: PASSWORD, newPassword };
  const changed = await api.call('auth.changePassword', { token: changing.accessToken, input });
  expect(changed.status).toBe(200);
  const others: CallOptions[] = [
    { token: changing.accessToken },
    { token: elsewhere.accessToken },
    { cookie },
  ];
  for (const options of others) {
    expectRefusal(await api.call('wallet.get', options), 'UNAUTHENTICATED');
  }
  expectRefusal(await refresh(elsewhere.refreshToken), 'INVALID_REFRESH_TOKEN');
  const { email } = person;
  const old = { input: { email, password: PASSWORD } };
  expectRefusal(await api.call('auth.login', old), 'INVALID_CREDENTIALS');
  const { accessToken } = await logIn(email, newPassword);
  expect((await api.call('auth.me', { token: accessToken })).status).toBe(200);
});

test('a password changed with the wrong one ends nothing', async () => {
  const token = await tokenOf(core, await newPerson(core));
  const input = { currentPassword: 'wrong', newPassword: 'another horse battery' };
  expectRefusal(await api.call('auth.changePassword', { token, input }), 'INVALID_CREDENTIALS');
  expect((await api.call('auth.me', { token })).status).toBe(200);
});

test('a refresh token is good once; brought again it ends the session, access token included', async () => {
  const first = await tokensOf(core, await newPerson(core));
  const second = (await refresh(first.refreshToken)).data as Tokens;
  expect((await api.call('auth.me', { token: first.accessToken })).status).toBe(200);
  expect((await api.call('auth.me', { token: second.accessToken })).status).toBe(200);
  expectRefusal(await refresh(first.refreshToken), 'REFRESH_TOKEN_REUSED');
  expectRefusal(await api.call('auth.me', { token: second.accessToken }), 'UNAUTHENTICATED');
  expectRefusal(await api.call('auth.me', { token: first.accessToken }), 'UNAUTHENTICATED');
  expectRefusal(await refresh(second.refreshToken), 'INVALID_REFRESH_TOKEN');
});

test('an access token is no refresh token', async () => {
  const token = await tokenOf(core, await newPerson(core));
  expectRefusal(await refresh(token), 'INVALID_REFRESH_TOKEN');
});

test('a promoted seller is an admin once they have signed in again', async () => {
  const person = await newPerson(core);
  const token = await tokenOf(core, person);
  expectRefusal(await api.call('admin.reconcile', { token }), 'PERMISSION_DENIED');
  const input = { id: person.userId, role: 'admin' };
  await api.call('admin.user.setRole', { token: adminToken, input });
  expectRefusal(await api.call('admin.reconcile', { token }), 'UNAUTHENTICATED');
  const again = await tokenOf(core, person);
  expect((await api.call('admin.reconcile', { token: again })).status).toBe(200);
});

describe('signing in for the cookie', () => {
  const headers = (address: string) => new Headers({ 'x-chargeflow-socket-address': address });

  test('opens a session that the API knows', async () => {
    const { email, userId } = await newPerson(core);
    const input = { email: ` ${email.toUpperCase()}`, password: PASSWORD };
    const session = await signInBrowser(api.services, input, headers('203.0.113.1'));
    expect(session).toMatchObject({ userId, email });
    const answer = await api.call('auth.me', { cookie: session.sessionId });
    expect(answer.data).toMatchObject({ id: userId });
  });

  test('refuses as auth.login does', async () => {
    const { email } = await newPerson(core);
    const signIn = (input: { email: string; password: string }) =>
      signInBrowser(api.services, input, headers('203.0.113.2'));
    const refusals: [string, { email: string; password: string }][] = [
      ['INVALID_CREDENTIALS', { email, password: 'wrong' }],
      ['INVALID_CREDENTIALS', { email: 'nobody@example.com', password: PASSWORD }],
      ['INVALID_EMAIL', { email: 'rubbish', password: PASSWORD }],
      ['EMAIL_REQUIRED', { email: '', password: PASSWORD }],
      ['PASSWORD_REQUIRED', { email, password: '' }],
    ];
    for (const [errorName, input] of refusals) {
      await expect(signIn(input)).rejects.toMatchObject({ errorName });
    }
  });

  test('counts against the limits of auth.login', async () => {
    const { email } = await newPerson(core);
    const input = { email, password: PASSWORD };
    const limited = api.limitedTo({ LOGIN: '1/1h', LOGIN_ADDRESS: '2/1h' });
    await signInBrowser(limited.services, input, headers('203.0.113.3'));
    const second = signInBrowser(limited.services, input, headers('203.0.113.3'));
    await expect(second).rejects.toMatchObject({ errorName: 'RATE_LIMITED' });
    const others = { email: 'nobody@example.com', password: PASSWORD };
    const byApi = await limited.call('auth.login', { address: '203.0.113.3', input: others });
    expectRefusal(byApi, 'RATE_LIMITED');
  });
});
