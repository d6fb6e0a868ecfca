import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';

import { openCore } from '@chargeflow/core/core';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { startStack, type Stack } from '@chargeflow/local-stack/stack';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createChargeFlowClient } from '#client';

const run = promisify(execFile);
const FOLDER = path.resolve(import.meta.dirname, '..');
const password = 'a long pass phrase of four';
const seller = { email: 'reader@example.com', password };
const admin = { email: 'boss@example.com', password };

const { url: databaseUrl } = await testDatabase();
let stack: Stack | undefined;

beforeAll(async () => {
  stack = await startStack({
    mode: 'production',
    databaseUrl,
    processes: ['web'],
    output: 'files',
  });
});
afterAll(async () => stack?.stop());

test('the example of the README is the one that is run here', async () => {
  const example = await readFile(path.join(FOLDER, 'test/readme-example.ts'), 'utf8');
  expect(await blockOf('ts')).toBe(example);
});

test('the example of the README prints what the README says', async () => {
  const url = stack?.webUrl ?? '';
  await fundSeller(url, '2000');
  const { stdout } = await run(execPath, ['--import', 'tsx', 'test/readme-example.ts'], {
    cwd: FOLDER,
    env: {
      ...env,
      CHARGE_FLOW_URL: url,
      CHARGE_FLOW_EMAIL: seller.email,
      CHARGE_FLOW_PASSWORD: seller.password,
    },
  });
  expect(stdout).toBe(await blockOf('text'));
});

/** The first block of code in the README that is marked so. */
async function blockOf(language: string): Promise<string | undefined> {
  const readme = await readFile(path.join(FOLDER, 'README.md'), 'utf8');
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readme)?.[1];
}

async function fundSeller(url: string, amount: string): Promise<void> {
  const core = openCore(
    readCoreSettings({
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: randomBytes(32).toString('hex'),
      LOG_LEVEL: 'silent',
    }),
    'test',
  );
  await createAdmin(core, admin);
  await core.close();
  const sellers = createChargeFlowClient({ url });
  await sellers.auth.register.mutate(seller);
  const { id } = await sellers.credit.request.mutate({ amount, idempotencyKey: 'credit 1' });
  const admins = createChargeFlowClient({ url, credentials: admin });
  await admins.admin.credit.decide.mutate({ id, decision: 'approve' });
}
