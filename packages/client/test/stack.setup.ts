import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

import { openCore } from '@chargeflow/core/core';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { cloneDatabase } from '@chargeflow/local-postgres/databases';
import { startStack } from '@chargeflow/local-stack/stack';
import type { TestProject } from 'vitest/node';

import type { Credentials } from '#session';

declare module 'vitest' {
  export interface ProvidedContext {
    testStack: { webUrl: string; operatorSimUrl: string; admins: Credentials[] };
  }
}

const PASSWORD = 'a long pass phrase of four';
const ADMINS = 10;

/** Low, for the test of limits: nobody else refreshes a token. */
export const REFRESH_LIMIT = 5;

/** Everybody calls from one address here, and more than one person would. */
const LIMITS = {
  RATE_LIMIT_LOGIN: '100000/1m',
  RATE_LIMIT_LOGIN_ADDRESS: '100000/1m',
  RATE_LIMIT_REGISTRATION: '100000/1h',
  RATE_LIMIT_REFRESH: `${REFRESH_LIMIT}/1m`,
  RATE_LIMIT_TRANSACTION_LIST: '1000000/1h',
  RATE_LIMIT_ADMIN: '1000000/1h',
};

/**
 * The built product, run once for all tests over HTTP, in a database of its own.
 * @public
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, template } = project.getProvidedContext().testPostgres;
  const database = await cloneDatabase(server, template);
  const admins = await createAdmins(database.appUrl);
  const stack = await startStack({
    mode: 'production',
    databaseUrl: database.appUrl,
    output: 'files',
    env: { ...LIMITS, LOG_LEVEL: 'warn' },
  });
  const { webUrl, operatorSimUrl, logFolder } = stack;
  project.provide('testStack', { webUrl, operatorSimUrl, admins });
  return async () => {
    await stack.stop();
    await database.drop();
    // Of a run that failed, the logs may say why.
    if (!process.exitCode) await rm(logFolder, { recursive: true });
  };
}

async function createAdmins(databaseUrl: string): Promise<Credentials[]> {
  const settings = readCoreSettings({
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'silent',
  });
  const core = openCore(settings, 'test');
  try {
    const admins = Array.from({ length: ADMINS }, (_, place) => ({
      email: `admin-${place + 1}@example.com`,
      password: PASSWORD,
    }));
    for (const admin of admins) await createAdmin(core, admin);
    return admins;
  } finally {
    await core.close();
  }
}
