import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { openCore } from '@chargeflow/core/core';
import { migrate } from '@chargeflow/core/db/migrate';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { cloneDatabase, dropAbandoned } from '@chargeflow/local-postgres/databases';
import { openPostgres } from '@chargeflow/local-postgres/open';
import { ROOT } from '@chargeflow/local-stack/programs';
import { startStack, type Stack } from '@chargeflow/local-stack/stack';

import { FIRST_ADMIN, SECOND_ADMIN } from '#e2e/people';

const DATABASE_PREFIX = 'chargeflow_e2e_';

/** Everybody comes from one address, and nobody tests here how often one may call. */
const NO_LIMITS = Object.fromEntries(
  ['LOGIN', 'LOGIN_ADDRESS', 'REGISTRATION', 'PROFILE'].map((scope) => [
    `RATE_LIMIT_${scope}`,
    '1000000/1h',
  ]),
);

/** Above what any other story asks for. */
const SECOND_APPROVER = { SECOND_APPROVER_ABOVE: '9999999999.99' };

export interface Product {
  stack: Stack;
  /** Takes all of it away. */
  close: () => Promise<void>;
}

/** Starts the product as it is built, over a database of its own, with two admins and nobody else. */
export async function openProduct(): Promise<Product> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closeOne of closers.toReversed()) await closeOne();
  };
  try {
    const server = await openPostgres({
      dataDir: path.join(ROOT, '.data/test-postgres'),
      durable: false,
    });
    closers.push(() => server.stop());
    await dropAbandoned(server.ownerUrl, DATABASE_PREFIX);
    const name = DATABASE_PREFIX + randomBytes(8).toString('hex');
    const database = await cloneDatabase(server, 'template1', name);
    closers.push(() => database.drop());
    await migrate(database.ownerUrl, { appUrl: database.appUrl });
    await makeAdmins(database.appUrl);
    const stack = await startStack({
      mode: 'production',
      databaseUrl: database.appUrl,
      output: 'files',
      env: { ...NO_LIMITS, ...SECOND_APPROVER },
    });
    closers.push(() => stack.stop());
    return { stack, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeAdmins(databaseUrl: string): Promise<void> {
  const core = openCore(
    readCoreSettings({
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: randomBytes(32).toString('hex'),
      LOG_LEVEL: 'silent',
    }),
    'e2e',
  );
  try {
    for (const admin of [FIRST_ADMIN, SECOND_ADMIN]) await createAdmin(core, admin);
  } finally {
    await core.close();
  }
}
