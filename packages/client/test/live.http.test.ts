import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';

import { newApiSession, signTokens } from '@chargeflow/core/auth/session';
import { openCore } from '@chargeflow/core/core';
import { sessions } from '@chargeflow/core/db/schema/users';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { createUser } from '@chargeflow/core/users/create';
import { adjustWallet } from '@chargeflow/core/wallets/adjust';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { startStack } from '@chargeflow/local-stack/stack';
import { afterAll, expect, test } from 'vitest';

import { createChargeFlowClient, type ChargeFlowClient } from '#client';

import { startProxy } from './proxy';
import { times } from './running-stack';

const SELLERS = 100;
const STACK = { mode: 'production', output: 'files' } as const;

const { url: databaseUrl } = await testDatabase();
const env = { AUTH_SECRET: randomBytes(32).toString('hex'), REDIS_URL: '', LOG_LEVEL: 'warn' };
const core = openCore(
  readCoreSettings({ ...env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' }),
  'test',
);
const first = await startStack({ ...STACK, databaseUrl, env });
const second = await startStack({ ...STACK, databaseUrl, env, processes: ['web'] });
const proxy = await startProxy([first.webUrl, second.webUrl]);
afterAll(async () => {
  proxy.stop();
  for (const stack of [first, second]) {
    await stack.stop();
    await rm(stack.logFolder, { recursive: true });
  }
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  await core.close();
});

interface Subscriber {
  walletId: string;
  client: ChargeFlowClient;
  /** Numbers of the entries that were told, in the order of the telling. */
  entries: number[];
  /** Charges that were told, each with the status. */
  charges: string[];
  failures: unknown[];
}

/** Somebody signed in, without the hashing of a password that nobody tests here. */
async function newSubscriber(): Promise<Subscriber> {
  const email = `${randomUUID()}@example.com`;
  const account = {
    email,
    name: null,
    passwordHash: 'none',
    role: 'seller',
    currency: 'IRR',
  } as const;
  const { userId, walletId } = await core.db.transaction((tx) => createUser(tx, account));
  const { session, tokenId } = newApiSession(userId);
  await core.db.insert(sessions).values(session);
  const user = { id: userId, email, name: null, role: 'seller' } as const;
  const tokens = await signTokens(core, user, session, tokenId);
  await adjustWallet(
    core,
    { userId: ADMIN_ID, walletId: ADMIN_ID, role: 'admin', sessionId: ADMIN_ID, address: null },
    {
      userId,
      amount: '1000',
      reason: 'opening balance',
      idempotencyKey: randomUUID(),
    },
  );
  const client = createChargeFlowClient({ url: proxy.url, tokens, maxAttempts: 1_000 });
  return { walletId, client, entries: [], charges: [], failures: [] };
}

const ADMIN_ID = randomUUID();

/** Opens both of a seller's streams; resolves once the server has said that they are open. */
async function subscribe({ client, entries, charges, failures }: Subscriber): Promise<void> {
  const onError = (error: unknown) => void failures.push(error);
  await Promise.all([
    new Promise<void>((resolve) => {
      client.wallet.onChange.subscribe(undefined, {
        onStarted: () => resolve(),
        onData: ({ data }) => void entries.push(data.entry.seq),
        onError,
      });
    }),
    new Promise<void>((resolve) => {
      client.charge.onUpdate.subscribe(undefined, {
        onStarted: () => resolve(),
        onData: ({ data }) => void charges.push(`${data.id} ${data.status}`),
        onError,
      });
    }),
  ]);
}

async function sell({ client }: Subscriber): Promise<void> {
  const input = { phone: '+989121234500', amount: '1', idempotencyKey: randomUUID() };
  await client.charge.buy.mutate(input);
}

interface Truth {
  entries: number[];
  charges: string[];
}

/** What each wallet's streams have to tell, from the database: sales, then changes as they came. */
async function readTruth(): Promise<Map<string, Truth>> {
  const entries = await core.sql<{ wallet_id: string; seq: bigint; sold: string | null }[]>`
    SELECT wallet_id, seq, CASE WHEN kind = 'charge' THEN source_id END AS sold
    FROM entries WHERE seq > 1 ORDER BY wallet_id, seq`;
  const events = await core.sql<{ wallet_id: string; charge_id: string; status: string }[]>`
    SELECT wallet_id, charge_id, status FROM charge_events ORDER BY wallet_id, tx, charge_id`;
  const truth = new Map<string, Truth>();
  for (const { wallet_id: walletId, seq, sold } of entries) {
    const own = truth.get(walletId) ?? { entries: [], charges: [] };
    truth.set(walletId, own);
    own.entries.push(Number(seq));
    if (sold) own.charges.push(`${sold} pending`);
  }
  for (const { wallet_id: walletId, charge_id: id, status } of events) {
    truth.get(walletId)?.charges.push(`${id} ${status}`);
  }
  return truth;
}

/** The same events in an order that does not hang on which of two charges was told of first. */
const byCharge = (charges: readonly string[]) => {
  const statuses = new Map<string, string[]>();
  for (const told of charges) {
    const [id = '', status = ''] = told.split(' ');
    statuses.set(id, [...(statuses.get(id) ?? []), status]);
  }
  return Object.fromEntries(statuses);
};

test('200 subscribers of two processes are told every change of their own, once and in order, and none of others’, across a restart', async () => {
  const subscribers = await Promise.all(times(SELLERS, newSubscriber));
  await Promise.all(subscribers.map(subscribe));
  expect(Math.min(...proxy.served.values())).toBeGreaterThan(SELLERS / 2);

  const sellAll = () => Promise.all(subscribers.map(sell));
  await sellAll();
  // Half of the streams are cut off by this, and what is sold meanwhile has to reach them.
  const restart = (async () => {
    expect(await first.processes.web.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await first.processes.web.start();
  })();
  await sellAll();
  await restart;
  await sellAll();

  const isSettled = async () => {
    const [row] = await core.sql<{ count: bigint }[]>`
      SELECT count(*) FROM charges WHERE status IN ('pending', 'unknown')`;
    return Number(row?.count);
  };
  await expect.poll(isSettled, { timeout: 60_000 }).toBe(0);
  const truth = await readTruth();
  const expected = subscribers.map(({ walletId }) => truth.get(walletId));
  const told = () =>
    subscribers.reduce((sum, one) => sum + one.entries.length + one.charges.length, 0);
  const total = expected.reduce(
    (sum, own) => sum + (own?.entries.length ?? 0) + (own?.charges.length ?? 0),
    0,
  );
  await expect.poll(told, { timeout: 60_000 }).toBeGreaterThanOrEqual(total);

  expect(total).toBeGreaterThanOrEqual(SELLERS * 9);
  for (const [place, { entries, charges, failures }] of subscribers.entries()) {
    expect(failures).toEqual([]);
    expect(entries).toEqual(expected[place]?.entries);
    expect(byCharge(charges)).toEqual(byCharge(expected[place]?.charges ?? []));
  }
}, 240_000);
