import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectErrorBody, expectRefusal } from './contract';
import { openTestApi, ORIGIN, type CallOptions } from './fixtures';
import { cookieOf, newPerson, tokenOf } from './people';

const api = await openTestApi();
const { core } = api;
const seller = await newPerson(core);
const other = await newPerson(core);
const cookie = await cookieOf(core, seller);
const token = await tokenOf(core, other);

const request = (options: CallOptions) =>
  api.call('credit.request', { input: { amount: '1', idempotencyKey: randomUUID() }, ...options });

const FOREIGN = [
  'https://evil.example',
  'null',
  '',
  'http://shop.example',
  'https://shop.example:8443',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'https://www.shop.example',
  'https://SHOP.example.',
  `${ORIGIN}/`,
  `${ORIGIN}, https://evil.example`,
];

describe('a call that brings a cookie', () => {
  test('is served to our own pages', async () => {
    expect((await request({ cookie })).status).toBe(200);
    expect((await api.call('auth.me', { cookie })).data).toMatchObject({ id: seller.userId });
  });

  test.each(FOREIGN)('is refused from the origin %j, reading or writing', async (origin) => {
    const headers = { origin };
    expectRefusal(await request({ cookie, headers }), 'PERMISSION_DENIED');
    expectRefusal(await api.call('auth.me', { cookie, headers }), 'PERMISSION_DENIED');
  });

  test('is refused as a POST that names no origin, whatever else it says', async () => {
    const sites = [null, 'same-origin', 'none', 'same-site', 'cross-site'];
    for (const site of sites) {
      const headers = { origin: null, 'sec-fetch-site': site, referer: `${ORIGIN}/credit` };
      expectRefusal(await request({ cookie, headers }), 'PERMISSION_DENIED');
      const reading = { cookie, headers, method: 'POST', input: {} };
      expectRefusal(await api.call('auth.me', reading), 'PERMISSION_DENIED');
    }
  });

  test.each([
    ['cross-site', false],
    ['same-site', false],
    ['rubbish', false],
    ['', false],
    ['same-origin', true],
    ['none', true],
    [null, true],
  ])('as a GET without an origin, from the site %j: %s', async (site, isServed) => {
    const headers = { origin: null, 'sec-fetch-site': site };
    const answer = await api.call('auth.me', { cookie, headers });
    if (isServed) expect(answer.data).toMatchObject({ id: seller.userId });
    else expectRefusal(answer, 'PERMISSION_DENIED');
  });

  test('is refused in every part of a batch', async () => {
    const answer = await api.call('auth.me,wallet.get', {
      cookie,
      query: { batch: '1' },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect(answer.bodies).toHaveLength(2);
    for (const body of answer.bodies) expectErrorBody(body, 'PERMISSION_DENIED');
  });

  test('that is no session’s is told to sign in', async () => {
    expectRefusal(await request({ cookie: randomUUID() }), 'UNAUTHENTICATED');
    expectRefusal(await request({ headers: { cookie: 'theme=dark' } }), 'UNAUTHENTICATED');
  });

  test('writes nothing when it is refused', async () => {
    const headers = { origin: 'https://evil.example' };
    expectRefusal(await api.call('auth.logout', { cookie, headers }), 'PERMISSION_DENIED');
    const [row] = await core.sql<{ count: bigint }[]>`
      SELECT count(*) AS count FROM credit_requests WHERE user_id = ${seller.userId}`;
    expect(row?.count).toBe(1n);
    expect((await api.call('auth.me', { cookie })).status).toBe(200);
  });
});

describe('a call that brings a bearer token', () => {
  test('needs no origin, and may name any', async () => {
    for (const origin of [null, ...FOREIGN]) {
      const headers = { origin, 'sec-fetch-site': 'cross-site' };
      expect((await request({ token, headers })).status).toBe(200);
      expect((await api.call('auth.me', { token, headers })).status).toBe(200);
    }
  });

  test('is the token’s user, though a cookie comes along', async () => {
    const answer = await api.call('auth.me', { token, cookie });
    expect(answer.data).toMatchObject({ id: other.userId });
    const headers = { origin: 'https://evil.example' };
    const foreign = await api.call('auth.me', { token, cookie, headers });
    expect(foreign.data).toMatchObject({ id: other.userId });
  });

  test.each([
    'Bearer garbage',
    'Bearer ',
    'Bearer',
    '',
    'Basic dXNlcjpwYXNz',
    'Bearer a b',
    'garbage',
  ])('does not fall back to the cookie when it says %j', async (authorization) => {
    const answer = await api.call('auth.me', { cookie, headers: { authorization } });
    expectRefusal(answer, 'UNAUTHENTICATED');
  });

  test('may write “bearer” in any case', async () => {
    const answer = await api.call('auth.me', { headers: { authorization: `bearer ${token}` } });
    expect(answer.data).toMatchObject({ id: other.userId });
  });
});
