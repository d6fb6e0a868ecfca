import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

import { openCore } from '@chargeflow/core/core';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { startStack, type StackOptions } from '@chargeflow/local-stack/stack';
import { afterAll, expect } from 'vitest';

import { createChargeFlowClient } from '#client';

import { patiently } from './running-stack';

const PASSWORD = 'a long pass phrase of four';
const ADMIN = { email: 'boss@example.com', password: PASSWORD };

/**
 * A stack for tests that stop and kill it, with the database below it: `await openOwnStack({…})` at
 * the top of the file. Gone when the file is done, and its books in order.
 */
export async function openOwnStack(options: Pick<StackOptions, 'processes' | 'env'>) {
  const { url: databaseUrl } = await testDatabase();
  const settings = readCoreSettings({
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'silent',
  });
  const core = openCore(settings, 'test');
  await createAdmin(core, ADMIN);
  const stack = await startStack({ mode: 'production', databaseUrl, output: 'files', ...options });
  afterAll(async () => {
    await stack.stop();
    const { checks } = await reconcile(core);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    await core.close();
    await rm(stack.logFolder, { recursive: true });
  });
  return { core, stack, databaseUrl };
}

/** Registers a seller at the server, whose balance an admin approves there. */
export async function registerSeller(url: string, email: string, balance: string) {
  const credentials = { email, password: PASSWORD };
  const seller = createChargeFlowClient({ url });
  await patiently(() => seller.auth.register.mutate(credentials));
  const { id } = await seller.credit.request.mutate({ amount: balance, idempotencyKey: 'credit' });
  const admin = createChargeFlowClient({ url, credentials: ADMIN });
  await admin.admin.credit.decide.mutate({ id, decision: 'approve' });
  return credentials;
}
