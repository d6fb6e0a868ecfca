import { rm } from 'node:fs/promises';

import { SOCKET_ADDRESS_HEADER } from '@chargeflow/api/limits/address';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { startStack, type Stack } from '@chargeflow/local-stack/stack';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { createChargeFlowClient } from '#client';

import { expectRefusal, post, type Answer } from './raw-http';
import { nth, outcomeOf, tally, times } from './running-stack';

const LIMIT = 5;
const { url: databaseUrl } = await testDatabase();
let stacks: Stack[] = [];

beforeAll(async () => {
  stacks = await Promise.all(times(2, startBehindProxies));
  for (const { webUrl } of stacks) await vi.waitUntil(() => isCounting(webUrl), 30_000);
});
afterAll(async () => {
  for (const stack of stacks) {
    await stack.stop();
    await rm(stack.logFolder, { recursive: true });
  }
});

function startBehindProxies(hops: number): Promise<Stack> {
  return startStack({
    mode: 'production',
    databaseUrl,
    processes: ['web'],
    output: 'files',
    env: {
      TRUSTED_PROXY_HOPS: String(hops),
      RATE_LIMIT_LOGIN_ADDRESS: `${LIMIT}/24h`,
      RATE_LIMIT_REGISTRATION: `${LIMIT}/24h`,
      // Counted in the test's own database, where nobody else counts.
      REDIS_URL: '',
      LOG_LEVEL: 'warn',
    },
  });
}

/** Whether the store answers in time: until it is connected, the doors it guards are shut. */
async function isCounting(webUrl: string): Promise<boolean> {
  const { status } = await post('auth.refresh', '{"refreshToken":"none"}', {}, webUrl);
  return status === 401;
}

const logIn = (hops: number, headers: Record<string, string>, place = 0) =>
  post(
    'auth.login',
    JSON.stringify({ email: `nobody-${place}@example.com`, password: 'a wrong pass phrase' }),
    headers,
    nth(stacks, hops).webUrl,
  );

/** Fewer only where the store took too long for a busy machine: then this door is shut. */
function expectAtMostTheLimit(answers: readonly Answer[]): void {
  const { 401: heard = 0, 429: refused = 0 } = tally(answers.map(({ status }) => status));
  expect(heard).toBeGreaterThan(0);
  expect(heard).toBeLessThanOrEqual(LIMIT);
  expect(heard + refused).toBe(answers.length);
}

test('whoever says to be somebody else at every call is counted as one all the same', async () => {
  const answers = await Promise.all(
    times(3 * LIMIT, (place) =>
      logIn(
        0,
        {
          'x-forwarded-for': `198.51.100.${place}`,
          'x-real-ip': `198.51.100.${place}`,
          forwarded: `for=198.51.100.${place}`,
          [SOCKET_ADDRESS_HEADER]: `198.51.100.${place}`,
        },
        place,
      ),
    ),
  );
  expectAtMostTheLimit(answers);
  const refused = await logIn(0, {});
  expectRefusal(refused, 5001, 429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body).toMatchObject({
    error: { data: { appError: { details: { retryAfterMs: expect.any(Number) } } } },
  });
});

test('behind a proxy of ours its entry counts, and not what the client wrote before it', async () => {
  const through = (address: string) =>
    Promise.all(
      times(2 * LIMIT, (place) =>
        logIn(1, { 'x-forwarded-for': `198.51.100.${place}, ${address}` }, place),
      ),
    );
  for (const address of ['203.0.113.1', '203.0.113.2']) {
    expectAtMostTheLimit(await through(address));
  }
});

test('a call in a batch counts as a call', async () => {
  const client = createChargeFlowClient({ url: nth(stacks, 0).webUrl, maxAttempts: 1 });
  const outcomes = await Promise.all(
    times(LIMIT + 3, (place) =>
      outcomeOf(
        client.auth.register.mutate({
          email: `person-${place}@example.com`,
          password: 'a long pass phrase of four',
        }),
      ),
    ),
  );
  const { ok = 0, 5001: refused = 0 } = tally(outcomes);
  expect(ok).toBeLessThanOrEqual(LIMIT);
  expect(ok + refused).toBe(outcomes.length);
});
