import { randomBytes } from 'node:crypto';

import { handleTrpcRequest } from '@chargeflow/api/http/fetch-handler';
import { LIVE_TIMES } from '@chargeflow/api/live/stream';
import { openCore } from '@chargeflow/core/core';
import { LiveHub } from '@chargeflow/core/live/hub';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { createChargeFlowClient, type ChargeFlowClient } from '#client';
import type { Tokens } from '#session';

const URL = 'http://api.test';
const password = 'a long pass phrase of four';
const seller = { email: 'reader@example.com', password };
const phone = '+989121234500';

const { url: databaseUrl } = await testDatabase();
const core = openCore(
  readCoreSettings({
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'silent',
  }),
  'test',
);
const hub = new LiveHub(core);
const services = {
  core,
  hub,
  liveTimes: LIVE_TIMES,
  limiter: { check: async () => ({ ok: true }) as const, close: async () => {} },
  publicOrigin: URL,
  trustedProxyHops: 0,
  sessionIdOf: async () => null,
};
afterAll(async () => {
  hub.close();
  await core.close();
});

/** The server in this process. `loseAnswerTo` names a procedure whose first answer gets lost. */
function fetchFrom(loseAnswerTo?: string) {
  let isLost = false;
  const paths: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new globalThis.URL(request.url).pathname.replace('/api/trpc/', '');
    paths.push(...path.split(','));
    const response = await handleTrpcRequest(services, request);
    if (path !== loseAnswerTo || isLost) return response;
    isLost = true;
    throw new TypeError('fetch failed');
  };
  return { fetch, paths };
}

beforeAll(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const admin = { email: 'boss@example.com', password };
  await createAdmin(core, admin);
  const { fetch } = fetchFrom();
  const sellers = createChargeFlowClient({ url: URL, fetch });
  await sellers.auth.register.mutate(seller);
  const { id } = await sellers.credit.request.mutate({
    amount: '2000',
    idempotencyKey: 'credit 1',
  });
  const admins = createChargeFlowClient({ url: URL, fetch, credentials: admin });
  await admins.admin.credit.decide.mutate({ id, decision: 'approve' });
});

const balanceOf = async (client: ChargeFlowClient) => (await client.wallet.get.query()).balance;

test('a purchase whose answer was lost is asked for again, and debited once', async () => {
  const { fetch, paths } = fetchFrom('charge.buy');
  const client = createChargeFlowClient({ url: URL, fetch, credentials: seller });
  const charge = await client.charge.buy.mutate({ phone, amount: '500', idempotencyKey: 'a' });
  expect(paths.filter((path) => path === 'charge.buy')).toHaveLength(2);
  expect(charge).toMatchObject({ amount: '500.00', balanceAfter: '1500.00' });
  expect(await balanceOf(client)).toBe('1500.00');
  expect((await client.charge.list.query({})).items).toHaveLength(1);
});

test('a session stored by one client serves 20 calls of the next after one refresh', async () => {
  const stored: Tokens[] = [];
  const { fetch, paths } = fetchFrom();
  const onTokens = (tokens: Tokens | undefined) => void (tokens && stored.push(tokens));
  await balanceOf(createChargeFlowClient({ url: URL, fetch, credentials: seller, onTokens }));
  const [first] = stored;
  const tokens = first && { ...first, accessToken: 'spoilt' };
  const client = createChargeFlowClient({ url: URL, fetch, onTokens, ...(tokens && { tokens }) });
  await Promise.all(Array.from({ length: 20 }, () => balanceOf(client)));
  expect(paths.filter((path) => path === 'auth.refresh')).toHaveLength(1);
  expect(paths.filter((path) => path === 'auth.login')).toHaveLength(1);
  expect(stored).toHaveLength(2);
});

test('a session ended elsewhere is begun anew, and a refusal carries the contract’s code', async () => {
  const { fetch } = fetchFrom();
  const stored: Tokens[] = [];
  const onTokens = (tokens: Tokens | undefined) => void (tokens && stored.push(tokens));
  const client = createChargeFlowClient({ url: URL, fetch, credentials: seller, onTokens });
  const before = await balanceOf(client);
  const [tokens] = stored;
  await createChargeFlowClient({ url: URL, fetch, ...(tokens && { tokens }) }).auth.logout.mutate();
  expect(await balanceOf(client)).toBe(before);
  const purchase = client.charge.buy.mutate({ phone, amount: '9000', idempotencyKey: 'b' });
  await expect(purchase).rejects.toMatchObject({ name: 'INSUFFICIENT_BALANCE', code: 3001 });
});
