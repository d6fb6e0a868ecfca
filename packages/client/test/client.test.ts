import { setImmediate } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';

import { createChargeFlowClient, type ChargeFlowClientOptions } from '#client';
import { ChargeFlowError, isChargeFlowError, UnansweredError } from '#errors';
import type { Tokens } from '#session';

import { FakeApi, Refusal, type Fault } from './fake-api';

const credentials = { email: 'seller@example.com', password: 'first password' };
const charge = { phone: '+989120000000', amount: '500', idempotencyKey: 'key 1' };
const badGateway = () => new Response('<h1>Bad gateway</h1>', { status: 502 });

let api: FakeApi;
beforeEach(() => {
  api = new FakeApi();
  // No wait between attempts.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function createClient(options: Partial<ChargeFlowClientOptions> = {}) {
  const signIn = options.tokens ? {} : { credentials };
  return createChargeFlowClient({
    url: 'http://api.test/',
    fetch: api.fetch,
    ...signIn,
    ...options,
  });
}

function passTime(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
}

describe('a session', () => {
  test('is begun by the first call, once for all that wait', async () => {
    const client = createClient();
    expect(api.requests).toEqual([]);
    await Promise.all(Array.from({ length: 20 }, () => client.wallet.get.query()));
    expect(api.timesCalled('auth.login')).toBe(1);
    expect(api.timesCalled('wallet.get')).toBe(20);
  });

  test('is refreshed once for 20 waiting calls, before any of them meets the expired token', async () => {
    const client = createClient({ tokens: api.issueTokens() });
    passTime(15 * 60_000 - 29_000);
    await Promise.all(Array.from({ length: 20 }, () => client.wallet.get.query()));
    expect(api.timesCalled('auth.refresh')).toBe(1);
    expect(api.timesCalled('wallet.get')).toBe(20);
    expect(api.bearers).toEqual(new Set([null, 'Bearer access 2']));
  });

  test('whose token the server stopped believing is refreshed once, and every call is sent again', async () => {
    const client = createClient({ tokens: api.issueTokens() });
    api.revoke('access token');
    const calls = Array.from({ length: 20 }, () => client.phone.remove.mutate({ id: 'p' }));
    await Promise.all(calls);
    expect(api.timesCalled('auth.refresh')).toBe(1);
    expect(api.timesCalled('auth.login')).toBe(0);
  });

  test('is not refreshed again for a late refusal of its old token', async () => {
    let openGate = () => {};
    const gate = new Promise<void>((resolve) => (openGate = resolve));
    const fetch = vi.fn(api.fetch);
    fetch.mockImplementationOnce(async (url, init) => {
      const refusal = await api.fetch(url, init);
      await gate;
      return refusal;
    });
    const client = createClient({ tokens: api.issueTokens(), fetch });
    api.revoke('access token');
    const late = client.wallet.get.query();
    await vi.waitUntil(() => fetch.mock.calls.length === 1);
    await client.wallet.get.query();
    openGate();
    await late;
    expect(api.timesCalled('auth.refresh')).toBe(1);
  });

  test('that has ended is begun anew with the credentials', async () => {
    const client = createClient({ tokens: api.issueTokens(), credentials });
    api.revoke('session');
    expect(await client.wallet.get.query()).toEqual({ balance: '1000.00', currency: 'IRR' });
    expect(api.timesCalled('auth.login')).toBe(1);
  });

  test('that has ended is told, without credentials, and not asked for again and again', async () => {
    const seen: (Tokens | undefined)[] = [];
    const client = createClient({
      tokens: api.issueTokens(),
      onTokens: (tokens) => void seen.push(tokens),
    });
    api.revoke('session');
    await expect(client.wallet.get.query()).rejects.toMatchObject({
      name: 'INVALID_REFRESH_TOKEN',
      code: 2002,
    });
    await expect(client.wallet.get.query()).rejects.toMatchObject({
      name: 'UNAUTHENTICATED',
      code: 1010,
    });
    expect(seen).toEqual([undefined]);
    expect(api.timesCalled('auth.refresh')).toBe(1);
  });

  test('outlives a refresh that got lost, while its token is good', async () => {
    const client = createClient({ tokens: api.issueTokens() });
    passTime(15 * 60_000 - 10_000);
    api.faults.push('lost before it arrived');
    expect(await client.wallet.get.query()).toMatchObject({ balance: '1000.00' });
  });

  test('is stored before the first call goes out with it, and taken up again by another client', async () => {
    const stored: Tokens[] = [];
    const client = createClient({
      onTokens: async (tokens) => {
        await setImmediate();
        expect(api.timesCalled('wallet.get')).toBe(0);
        if (tokens) stored.push(tokens);
      },
    });
    await client.wallet.get.query();
    await createClient({ tokens: present(stored[0]) }).wallet.get.query();
    expect(stored).toHaveLength(1);
    expect(api.timesCalled('auth.login')).toBe(1);
  });

  test('ends with logout; a changed password is used from then on', async () => {
    const seen: (Tokens | undefined)[] = [];
    const client = createClient({ onTokens: (tokens) => void seen.push(tokens) });
    await client.auth.logout.mutate();
    expect(seen.at(-1)).toBeUndefined();
    await client.auth.changePassword.mutate({
      currentPassword: credentials.password,
      newPassword: 'second password',
    });
    await client.wallet.get.query();
    expect(api.timesCalled('auth.login')).toBe(3);
  });

  test('with wrong credentials fails every waiting call with the server’s refusal', async () => {
    const client = createClient({ credentials: { ...credentials, password: 'wrong' } });
    const outcomes = await Promise.allSettled([client.wallet.get.query(), client.auth.me.query()]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { name: 'INVALID_CREDENTIALS' },
      });
    }
    expect(api.timesCalled('auth.login')).toBe(1);
  });
});

describe('a purchase with a key', () => {
  test.each<[string, Fault[]]>([
    ['the request was lost', ['lost before it arrived']],
    ['the answer was lost', ['lost after it was done']],
    [
      'answers were lost again and again',
      ['lost after it was done', 'lost after it was done', 'lost before it arrived'],
    ],
    ['a proxy answered in the server’s place', [badGateway(), new Response('', { status: 503 })]],
  ])('is one charge though %s', async (_, faults) => {
    const client = createClient({ tokens: api.issueTokens() });
    api.faults.push(...faults);
    expect(await client.charge.buy.mutate(charge)).toEqual({ id: 'charge 1' });
    expect(api.charges.size).toBe(1);
  });

  test('is tried again when the server is overloaded', async () => {
    const client = createClient();
    api.refusals.set('charge.buy', [new Refusal('OVERLOADED')]);
    expect(await client.charge.buy.mutate(charge)).toEqual({ id: 'charge 1' });
  });

  test('waits as long as a rate limit asks, and no longer than is bearable', async () => {
    vi.useFakeTimers();
    const client = createClient({ tokens: api.issueTokens() });
    api.refusals.set('charge.buy', [
      new Refusal('RATE_LIMITED', { retryAfterMs: 7_000 }),
      new Refusal('RATE_LIMITED', { retryAfterMs: 3_600_000 }),
    ]);
    const outcome = client.charge.buy.mutate(charge).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(6_990);
    expect(api.timesCalled('charge.buy')).toBe(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(api.timesCalled('charge.buy')).toBe(2);
    expect(await outcome).toMatchObject({
      name: 'RATE_LIMITED',
      details: { retryAfterMs: 3_600_000 },
    });
  });

  test('is given up after so many attempts, its outcome unknown', async () => {
    const client = createClient({ tokens: api.issueTokens(), maxAttempts: 3 });
    api.faults.push(...Array<Fault>(9).fill('lost before it arrived'));
    await expect(client.charge.buy.mutate(charge)).rejects.toBeInstanceOf(UnansweredError);
    expect(api.faults).toHaveLength(6);
  });

  test('is not tried again once refused', async () => {
    const client = createClient();
    await expect(client.charge.buy.mutate({ ...charge, amount: '999999' })).rejects.toMatchObject({
      name: 'INSUFFICIENT_BALANCE',
      code: 3001,
    });
    expect(api.timesCalled('charge.buy')).toBe(1);
  });

  test('is not tried again once aborted, and does not wait to find out', async () => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const client = createClient({ tokens: api.issueTokens() });
    const abort = new AbortController();
    api.faults.push('lost before it arrived');
    const ended = vi.fn();
    const outcome = client.charge.buy.mutate(charge, { signal: abort.signal }).catch(ended);
    await vi.advanceTimersByTimeAsync(1);
    expect(api.faults).toEqual([]);
    abort.abort();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalledWith(expect.any(UnansweredError));
    await outcome;
    expect(api.charges.size).toBe(0);
  });
});

test.each<[string, Fault]>([
  ['the request was lost', 'lost before it arrived'],
  ['the answer was lost', 'lost after it was done'],
  ['a proxy answered', badGateway()],
])('a mutation without a key is sent once and no more though %s', async (_, fault) => {
  const fetch = vi.fn(api.fetch);
  const client = createClient({ tokens: api.issueTokens(), fetch });
  api.faults.push(fault);
  await expect(client.phone.add.mutate({ phone: '+989120000000' })).rejects.toBeInstanceOf(
    UnansweredError,
  );
  expect(fetch).toHaveBeenCalledOnce();
});

test.each<[ErrorName: 'OVERLOADED' | 'RATE_LIMITED']>([['OVERLOADED'], ['RATE_LIMITED']])(
  'a mutation without a key is not repeated when %s',
  async (name) => {
    const client = createClient();
    api.refusals.set('phone.add', [new Refusal(name, { retryAfterMs: 1 })]);
    await expect(client.phone.add.mutate({ phone: '+989120000000' })).rejects.toMatchObject({
      name,
    });
    expect(api.timesCalled('phone.add')).toBe(1);
  },
);

test('a query is asked again until it is answered', async () => {
  const client = createClient({ tokens: api.issueTokens() });
  api.faults.push('lost before it arrived', badGateway(), 'lost after it was done');
  expect(await client.wallet.get.query()).toEqual({ balance: '1000.00', currency: 'IRR' });
});

test('calls made together travel together, ten a request, and fail apart', async () => {
  const client = createClient({ tokens: api.issueTokens() });
  const amounts = ['500', '999999', ...Array<string>(22).fill('500')];
  const outcomes = await Promise.allSettled(
    amounts.map((amount, index) =>
      client.charge.buy.mutate({ ...charge, amount, idempotencyKey: `key ${index}` }),
    ),
  );
  expect(api.requests.map((paths) => paths.length)).toEqual([10, 10, 4]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(outcomes[1]).toMatchObject({ reason: { name: 'INSUFFICIENT_BALANCE' } });
});

test('errors tell their code and details by name', async () => {
  const error: unknown = new ChargeFlowError('RATE_LIMITED', 'Too many', { retryAfterMs: 5 });
  expect(isChargeFlowError(error)).toBe(true);
  expect(isChargeFlowError(error, 'INSUFFICIENT_BALANCE')).toBe(false);
  expect(isChargeFlowError(new Error('RATE_LIMITED'))).toBe(false);
  expect(error).toBeInstanceOf(Error);
  if (isChargeFlowError(error, 'RATE_LIMITED', 'OVERLOADED'))
    expectTypeOf(error.code).toEqualTypeOf<5001 | 5002>();
  if (isChargeFlowError(error) && error.name === 'RATE_LIMITED') {
    expectTypeOf(error.details).toEqualTypeOf<{ retryAfterMs: number }>();
    expect(error.details.retryAfterMs).toBe(5);
  }
});

test('procedures are typed by the server’s router', () => {
  const client = createClient();
  expectTypeOf(client.charge.buy.mutate).parameter(0).toHaveProperty('idempotencyKey');
  expectTypeOf(client.wallet.get.query)
    .returns.resolves.toHaveProperty('balance')
    .toEqualTypeOf<string>();
  // @ts-expect-error -- no such procedure: the types have not collapsed to any
  void client.wallet.nothing;
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value is missing');
  return value;
}
