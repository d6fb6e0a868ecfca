import { randomBytes, randomUUID } from 'node:crypto';
import { createChargeFlowClient, type ChargeFlowClient } from '@chargeflow/client';
import { openCore, type Core } from '@chargeflow/core/core';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { inheritedEnvironment } from '@chargeflow/local-stack/settings/environment';
import { startStack, type Stack, type StackOptions } from '@chargeflow/local-stack/stack';
import type { Intent } from '#chaos/sell';
import { openWorkers, type Workers } from '#chaos/workers';

export interface Seller {
  email: string;
  client: ChargeFlowClient;
  /** What an admin has approved, in minor units. */
  creditMinor: bigint;
}

/** The built product, with nobody in it but an admin and sellers, and no worker yet. */
export interface Scene {
  core: Core;
  stack: Stack;
  workers: Workers;
  sellers: Seller[];
  /** What the clients meant to buy and what they were told: the other side of the books. */
  intents: Intent[];
  /** How long the simulator takes to settle, or to take back, what it does not do at once. */
  settleMs: number;
  close(): Promise<void>;
}

export interface SceneOptions {
  databaseUrl: string;
  /** Where web and the workers reach the database, if by another way. */
  webDatabaseUrl?: string;
  workerDatabaseUrl?: string;
  sellers?: number;
  /** Multiplies the simulator's delays. */
  delayScale?: number;
  /** Settings of every process, over those made up here. */
  env?: Record<string, string>;
  /** Told when web or the simulator ends that was not asked to, or in the midst of its start. */
  onDied?: StackOptions['onDied'];
}

export const PASSWORD = 'a long pass phrase of four';
const CREDIT = '5000000';
/** Enough for a few charges: the others are refused. */
const POOR_CREDIT = '300';
const SETTLE_MS = 5_000;

/** Everybody calls from one address here. */
const LIMITS = {
  RATE_LIMIT_LOGIN: '100000/1m',
  RATE_LIMIT_LOGIN_ADDRESS: '100000/1m',
  RATE_LIMIT_REGISTRATION: '100000/1h',
  RATE_LIMIT_REFRESH: '100000/1m',
  RATE_LIMIT_TRANSACTION_CREATE: '1000000/1h',
  RATE_LIMIT_TRANSACTION_LIST: '1000000/1h',
  RATE_LIMIT_ADMIN: '1000000/1h',
};

/** Starts web and simulator on an empty, migrated database, and registers the sellers. */
export async function openScene(options: SceneOptions): Promise<Scene> {
  const { databaseUrl, sellers: count = 5, delayScale = 1, onDied } = options;
  const credentials = { id: 'chaos', secret: randomBytes(16).toString('hex') };
  const env = {
    ...LIMITS,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    REDIS_URL: '',
    LOG_LEVEL: 'warn',
    OPERATOR_CLIENT_ID: credentials.id,
    OPERATOR_CLIENT_SECRET: credentials.secret,
    OPERATOR_SIM_CLIENT_ID: credentials.id,
    OPERATOR_SIM_CLIENT_SECRET: credentials.secret,
    OPERATOR_SIM_DELAY_SCALE: String(delayScale),
    ...options.env,
  };
  const core = openCore(
    readCoreSettings({ ...env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' }),
    'chaos',
  );
  const processes = ['web', 'operatorSim'] as const;
  const stack = await startStack({
    mode: 'production',
    databaseUrl: options.webDatabaseUrl ?? databaseUrl,
    output: 'files',
    processes,
    env,
    ...(onDied && { onDied }),
  });
  const workers = openWorkers(
    {
      ...inheritedEnvironment(),
      ...env,
      NODE_ENV: 'production',
      DATABASE_URL: options.workerDatabaseUrl ?? databaseUrl,
      OPERATOR_URL: stack.operatorSimUrl,
      // What became of each charge is told at this level.
      LOG_LEVEL: 'debug',
    },
    stack.logFolder,
  );
  const close = async () => {
    await workers.close();
    await stack.stop();
    await core.close();
  };
  try {
    const sellers = await registerSellers(core, stack.webUrl, count);
    const settleMs = SETTLE_MS * delayScale;
    return { core, stack, workers, sellers, intents: [], settleMs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The last of them is poor. */
async function registerSellers(core: Core, url: string, count: number): Promise<Seller[]> {
  const boss = { email: 'boss@example.com', password: PASSWORD };
  await createAdmin(core, boss);
  const admin = createChargeFlowClient({ url, credentials: boss });
  const sellers: Seller[] = [];
  for (let place = 1; place <= count; place += 1) {
    const credentials = { email: `seller-${place}@example.com`, password: PASSWORD };
    const client = createChargeFlowClient({ url, credentials, maxAttempts: 1 });
    await createChargeFlowClient({ url }).auth.register.mutate(credentials);
    const amount = place === count ? POOR_CREDIT : CREDIT;
    const { id } = await client.credit.request.mutate({ amount, idempotencyKey: randomUUID() });
    await admin.admin.credit.decide.mutate({ id, decision: 'approve' });
    sellers.push({ email: credentials.email, client, creditMinor: BigInt(amount) * 100n });
  }
  return sellers;
}
