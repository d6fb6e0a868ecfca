import { expect, test } from 'vitest';

import { parseRateLimitSettings } from '#limits/settings';

test('the defaults are the table of the contract', () => {
  const { limits, store, trustedProxyHops } = parseRateLimitSettings({});
  const table = Object.entries(limits).map(([scope, limit]) => [
    scope,
    `${limit.count}/${limit.windowMs / 60_000}m`,
    limit.countedBy,
    limit.whenStoreDown,
  ]);
  expect(table).toEqual([
    ['LOGIN', '10/1m', 'address+email', 'refuse'],
    ['LOGIN_ADDRESS', '100/1m', 'address', 'refuse'],
    ['LOGIN_ACCOUNT', '600/60m', 'email', 'refuse'],
    ['REGISTRATION', '30/60m', 'address', 'refuse'],
    ['REFRESH', '60/1m', 'address', 'refuse'],
    ['PROFILE', '2000/60m', 'user', 'allow'],
    ['TRANSACTION_CREATE', '50000/60m', 'user', 'allow'],
    ['TRANSACTION_LIST', '10000/60m', 'user', 'allow'],
    ['ADMIN', '20000/60m', 'user', 'allow'],
  ]);
  expect(store).toEqual({ kind: 'postgres' });
  expect(trustedProxyHops).toBe(0);
});

test('a variable overrides count and window of its own scope only', () => {
  const { limits } = parseRateLimitSettings({
    RATE_LIMIT_LOGIN: '3/10s',
    RATE_LIMIT_ADMIN: ' 7/24h ',
  });
  expect(limits.LOGIN).toEqual({
    count: 3,
    windowMs: 10_000,
    countedBy: 'address+email',
    whenStoreDown: 'refuse',
  });
  expect(limits.ADMIN).toMatchObject({ count: 7, windowMs: 86_400_000 });
  expect(limits.LOGIN_ADDRESS.count).toBe(100);
});

test.each([
  '10',
  '10/',
  '/1m',
  '0/1m',
  '10/0m',
  '-1/1m',
  '1.5/1m',
  '10/1d',
  '10/1m/2',
  '10 / 1m',
  '1e3/1m',
  '10/25h',
  '9999999999/1m',
  '۱۰/1m',
  'ten/1m',
])('a rate of %j is refused by the name of its variable', (rate) => {
  expect(() => parseRateLimitSettings({ RATE_LIMIT_LOGIN: rate })).toThrow(
    /^RATE_LIMIT_LOGIN must be/,
  );
});

test('an empty variable is an unset one', () => {
  expect(
    parseRateLimitSettings({ RATE_LIMIT_LOGIN: '', REDIS_URL: '', TRUSTED_PROXY_HOPS: '' }),
  ).toEqual(parseRateLimitSettings({}));
});

test('a misspelt scope is refused rather than left without effect', () => {
  expect(() => parseRateLimitSettings({ RATE_LIMIT_LOGINS: '5/1m' })).toThrow(
    /^RATE_LIMIT_LOGINS names no rate limit/,
  );
});

test('the store is the one whose variables are set', () => {
  expect(parseRateLimitSettings({ REDIS_URL: 'redis://:pw@cache:6379/2' }).store).toEqual({
    kind: 'redis',
    url: 'redis://:pw@cache:6379/2',
  });
  const upstash = { UPSTASH_REDIS_REST_URL: 'https://a.upstash.io', UPSTASH_REDIS_REST_TOKEN: 't' };
  expect(parseRateLimitSettings(upstash).store).toEqual({
    kind: 'upstash',
    url: 'https://a.upstash.io',
    token: 't',
  });
});

test.each([
  [{ UPSTASH_REDIS_REST_URL: 'https://a.upstash.io' }, /^UPSTASH_REDIS_REST_TOKEN/],
  [{ UPSTASH_REDIS_REST_TOKEN: 't' }, /^UPSTASH_REDIS_REST_URL/],
  [{ UPSTASH_REDIS_REST_URL: 'ftp://a', UPSTASH_REDIS_REST_TOKEN: 't' }, /^UPSTASH_REDIS_REST_URL/],
  [{ REDIS_URL: 'cache:6379' }, /^REDIS_URL/],
  [
    { REDIS_URL: 'redis://c', UPSTASH_REDIS_REST_URL: 'https://a', UPSTASH_REDIS_REST_TOKEN: 't' },
    /^REDIS_URL/,
  ],
  [{ TRUSTED_PROXY_HOPS: '-1' }, /^TRUSTED_PROXY_HOPS/],
  [{ TRUSTED_PROXY_HOPS: 'all' }, /^TRUSTED_PROXY_HOPS/],
  [{ TRUSTED_PROXY_HOPS: '33' }, /^TRUSTED_PROXY_HOPS/],
])('%j is refused by the name of its variable', (env, message) => {
  expect(() => parseRateLimitSettings(env)).toThrow(message);
});
