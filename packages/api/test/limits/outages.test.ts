import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { createLimiter } from '#limits/limiter';
import { parseRateLimitSettings } from '#limits/settings';
import { createPostgresStore, POSTGRES_STORE_OPTIONS } from '#limits/stores/postgres';
import { createRedisStore } from '#limits/stores/redis';
import { createUpstashStore } from '#limits/stores/upstash';

import { FakeRedis } from './fake-redis';
import { startRedisServer, startSilentServer, type FakeServer } from './fake-servers';

const { limits } = parseRateLimitSettings({ RATE_LIMIT_ADMIN: '2/1h' });
const caller = { address: '203.0.113.7', email: 'a@example.com', userId: 'u1' };

let silent: FakeServer;
beforeEach(async () => {
  silent = await startSilentServer();
});
afterEach(async () => silent.close());

const stores = [
  {
    name: 'PostgreSQL',
    open: async (port: number) =>
      createPostgresStore(
        postgres(`postgres://nobody@127.0.0.1:${port}/none`, POSTGRES_STORE_OPTIONS),
      ),
  },
  { name: 'Redis', open: async (port: number) => createRedisStore(`redis://127.0.0.1:${port}`) },
  {
    name: 'Upstash',
    open: async (port: number) =>
      createUpstashStore({ url: `http://127.0.0.1:${port}`, token: 't' }),
  },
];

describe.each(stores)('while $name', ({ open }) => {
  test.each([
    ['takes connections but never answers', async () => {}],
    ['cannot be reached', async () => silent.close()],
  ])('%s, doors stay shut and work goes on', async (_, bringDown) => {
    await bringDown();
    const limiter = createLimiter({ limits, store: await open(silent.port) });
    expect(await limiter.check('LOGIN', caller)).toMatchObject({ reason: 'store-down' });
    expect(await limiter.check('ADMIN', caller)).toEqual({ ok: true });
    expect(await limiter.check('ADMIN', caller)).toEqual({ ok: true });
    expect(await limiter.check('ADMIN', caller)).toMatchObject({ ok: false, reason: 'limit' });
    await limiter.close();
  });
});

test('a Redis that was away, from the very start or later, is counted in again once it is there', async () => {
  const limiter = createLimiter({
    limits,
    store: await createRedisStore(`redis://127.0.0.1:${silent.port}`),
  });
  expect(await limiter.check('LOGIN', caller)).toMatchObject({ reason: 'store-down' });
  await silent.close();
  for (const round of ['first', 'second']) {
    const redis = await startRedisServer(new FakeRedis(), silent.port);
    const keys = { address: '203.0.113.7', email: `${round}@example.com` };
    await vi.waitUntil(async () => (await limiter.check('LOGIN', keys)).ok, { timeout: 20_000 });
    await redis.close();
    expect(await limiter.check('LOGIN', keys)).toMatchObject({ reason: 'store-down' });
  }
  await limiter.close();
});
