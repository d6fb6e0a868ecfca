import { Ratelimit, type RatelimitConfig } from '@upstash/ratelimit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createLimiter } from '#limits/limiter';
import { SCOPE_NAMES } from '#limits/scopes';
import { parseRateLimitSettings } from '#limits/settings';
import { ratelimitOptions, type RateLimitStore } from '#limits/store';

type Answer = Awaited<ReturnType<ReturnType<RatelimitConfig['limiter']>['limit']>>;

const { limits } = parseRateLimitSettings({});
const REFUSING = SCOPE_NAMES.filter((scope) => limits[scope].whenStoreDown === 'refuse');
const ALLOWING = SCOPE_NAMES.filter((scope) => limits[scope].whenStoreDown === 'allow');
const caller = { address: '203.0.113.7', email: 'a@example.com', userId: 'u1' };

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const unused = async () => Promise.reject(new Error('unused'));

/** A store whose every call runs `answer`; `asked` counts them. */
function storeThat(answer: (key: string) => Promise<Answer>) {
  const asked = vi.fn(answer);
  const store: RateLimitStore = {
    open: (scope) =>
      new Ratelimit({
        ...ratelimitOptions(scope),
        redis: { evalsha: unused, get: unused, set: unused },
        limiter: () => ({
          limit: async (_context, key) => asked(key),
          getRemaining: unused,
          resetTokens: unused,
        }),
      }),
    close: async () => {},
  };
  return { store, asked };
}

const hangs = async () => new Promise<Answer>(() => {});
const throws = async () => Promise.reject(new Error('connection refused'));
const passes = async () => ({
  success: true,
  limit: 9,
  remaining: 1,
  reset: Date.now() + 5_000,
  pending: Promise.resolve(),
});
const refuses = async () => ({ ...(await passes()), success: false, remaining: 0 });

test.each(SCOPE_NAMES)('%s is decided within 300 ms though the store hangs', async (scope) => {
  const limiter = createLimiter({ limits, store: storeThat(hangs).store });
  const decided = vi.fn();
  const decision = limiter.check(scope, caller).then(decided);
  await vi.advanceTimersByTimeAsync(300);
  expect(decided).toHaveBeenCalledOnce();
  await decision;
});

test.each(REFUSING)(
  '%s is refused, with a time to come back, while the store is down',
  async (scope) => {
    for (const answer of [throws, hangs]) {
      const limiter = createLimiter({ limits, store: storeThat(answer).store });
      const decision = limiter.check(scope, caller);
      await vi.advanceTimersByTimeAsync(300);
      expect(await decision).toEqual({ ok: false, retryAfterMs: 1_000, reason: 'store-down' });
    }
  },
);

test.each(ALLOWING)('%s is allowed while the store is down, but still counted', async (scope) => {
  const few = { ...limits, [scope]: { ...limits[scope], count: 2, windowMs: 60_000 } };
  const limiter = createLimiter({ limits: few, store: storeThat(throws).store });
  expect(await limiter.check(scope, caller)).toEqual({ ok: true });
  expect(await limiter.check(scope, caller)).toEqual({ ok: true });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await limiter.check(scope, caller)).toEqual({
    ok: false,
    retryAfterMs: 50_000,
    reason: 'limit',
  });
  expect(await limiter.check(scope, { ...caller, userId: 'u2' })).toEqual({ ok: true });
  await vi.advanceTimersByTimeAsync(50_000);
  expect(await limiter.check(scope, caller)).toEqual({ ok: true });
});

test('a store that is down is tried once a second, not by every call', async () => {
  const { store, asked } = storeThat(throws);
  const limiter = createLimiter({ limits, store });
  for (let call = 0; call < 100; call += 1) await limiter.check('PROFILE', caller);
  expect(asked).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(1_000);
  for (let call = 0; call < 100; call += 1) await limiter.check('PROFILE', caller);
  expect(asked).toHaveBeenCalledTimes(4);
});

test('a store that is back is used again, and each outage is told once', async () => {
  const { store, asked } = storeThat(throws);
  const told: string[] = [];
  const limiter = createLimiter({
    limits,
    store,
    onStoreDown: (cause) => told.push(String(cause)),
    onStoreUp: () => told.push('up'),
  });
  for (let call = 0; call < 20; call += 1) await limiter.check('LOGIN', caller);
  asked.mockImplementation(passes);
  expect(await limiter.check('LOGIN', caller)).toMatchObject({ reason: 'store-down' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await limiter.check('LOGIN', caller)).toEqual({ ok: true });
  expect(await limiter.check('LOGIN', caller)).toEqual({ ok: true });
  expect(told).toEqual(['Error: connection refused', 'up']);
});

test('a caller over the limit is refused without asking the store until the window ends', async () => {
  const { store, asked } = storeThat(refuses);
  const limiter = createLimiter({ limits, store });
  expect(await limiter.check('PROFILE', caller)).toEqual({
    ok: false,
    retryAfterMs: 5_000,
    reason: 'limit',
  });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(await limiter.check('PROFILE', caller)).toEqual({
    ok: false,
    retryAfterMs: 1,
    reason: 'limit',
  });
  expect(asked).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  asked.mockImplementation(passes);
  expect(await limiter.check('PROFILE', caller)).toEqual({ ok: true });
});

test('no caller can write another’s key', async () => {
  const { store, asked } = storeThat(passes);
  const limiter = createLimiter({ limits, store });
  await limiter.check('LOGIN', { address: '1.1.1.1', email: 'a@example.com' });
  await limiter.check('LOGIN', { address: '1.1.1.1","a', email: '@example.com' });
  await limiter.check('LOGIN', { address: '1.1.1.1:a', email: '@example.com' });
  await limiter.check('LOGIN', { address: '1.1.1.1', email: `${'x'.repeat(10_000)}@example.com` });
  const keys = asked.mock.calls.map(([key]) => key);
  expect(new Set(keys).size).toBe(4);
  for (const key of keys) expect(key).toMatch(/^chargeflow:limit:LOGIN:[\w-]{22}$/);
});

test('a scope refuses to count without the key it is counted by', async () => {
  const limiter = createLimiter({ limits, store: storeThat(passes).store });
  await expect(limiter.check('PROFILE', { address: '1.1.1.1' })).rejects.toThrow(TypeError);
  await expect(limiter.check('LOGIN', { address: '1.1.1.1' })).rejects.toThrow(TypeError);
});
