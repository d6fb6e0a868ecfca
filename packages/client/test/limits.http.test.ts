import { rm } from 'node:fs/promises';

import { SOCKET_ADDRESS_HEADER } from '@chargeflow/api/limits/address';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { startStack, type Stack } from '@chargeflow/local-stack/stack';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { createChargeFlowClient } from '#client';

import { expectRefusal, post, type Answer } from './raw-http';
import { outcomeOf, tally, times, webUrl } from './running-stack';
import { REFRESH_LIMIT } from './stack.setup';

const LIMIT = 5;
const { url: databaseUrl } = await testDatabase();
let behindProxy: Stack;

beforeAll(async () => {
  behindProxy = await startStack({
    mode: 'production',
    databaseUrl,
    processes: ['web'],
    output: 'files',
    env: {
      TRUSTED_PROXY_HOPS: '1',
      RATE_LIMIT_LOGIN_ADDRESS: `${LIMIT}/24h`,
      RATE_LIMIT_REGISTRATION: `${LIMIT}/24h`,
      // Counted in the test's own database, where nobody else counts.
      REDIS_URL: '',
      LOG_LEVEL: 'warn',
    },
  });
  await vi.waitUntil(() => isCounting(behindProxy.webUrl), 30_000);
});
afterAll(async () => {
  await behindProxy.stop();
  await rm(behindProxy.logFolder, { recursive: true });
});

/** Whether the store answers in time: until it is connected, the doors it guards are shut. */
async function isCounting(url: string): Promise<boolean> {
  const { status } = await post('auth.refresh', '{"refreshToken":"none"}', {}, url);
  return status === 401;
}

/** Fewer only where the store took too long for a busy machine: then this door is shut. */
function expectAtMostTheLimit(answers: readonly Answer[]): void {
  const { 401: heard = 0, 429: refused = 0 } = tally(answers.map(({ status }) => status));
  expect(heard).toBeGreaterThan(0);
  expect(heard).toBeLessThanOrEqual(LIMIT);
  expect(heard + refused).toBe(answers.length);
}

/** Calls of `procedure` that fail, each said to come from somewhere else. */
const callAs = (
  procedure: string,
  headersAt: (place: number) => Record<string, string>,
  url: string,
) =>
  Promise.all(
    times(3 * LIMIT, (place) => {
      const login = { email: `nobody-${place}@example.com`, password: 'a wrong pass phrase' };
      const input = procedure === 'auth.login' ? login : { refreshToken: `none ${place}` };
      return post(procedure, JSON.stringify(input), headersAt(place), url);
    }),
  );

const elsewhere = (place: number) => `198.51.100.${place}`;

test('without a proxy, whoever says to be somebody else at every call is counted as one', async () => {
  const answers = await callAs(
    'auth.refresh',
    (place) => ({
      'x-forwarded-for': elsewhere(place),
      'x-real-ip': elsewhere(place),
      forwarded: `for=${elsewhere(place)}`,
      [SOCKET_ADDRESS_HEADER]: elsewhere(place),
    }),
    webUrl,
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.length - refused.length).toBeLessThanOrEqual(REFRESH_LIMIT);
  for (const answer of refused) {
    expectRefusal(answer, 5001, 429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({
      error: { data: { appError: { details: { retryAfterMs: expect.any(Number) } } } },
    });
  }
});

test('behind a proxy of ours its entry counts, and not what the client wrote before it', async () => {
  for (const address of ['203.0.113.1', '203.0.113.2']) {
    const through = (place: number) => ({ 'x-forwarded-for': `${elsewhere(place)}, ${address}` });
    expectAtMostTheLimit(await callAs('auth.login', through, behindProxy.webUrl));
  }
});

test('a call in a batch counts as a call', async () => {
  const client = createChargeFlowClient({ url: behindProxy.webUrl, maxAttempts: 1 });
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
