import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { text } from 'node:stream/consumers';

import { openCore } from '@chargeflow/core/core';
import { seedDemo } from '@chargeflow/core/demo/seed';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { findFreePort } from '@chargeflow/local-stack/ports';
import { describeProgram } from '@chargeflow/local-stack/programs';
import { beforeAll, describe, expect, test, type TestContext } from 'vitest';

const { url: DATABASE_URL } = await testDatabase();
const AUTH_SECRET = randomBytes(32).toString('hex');
const EXAMPLE = 'change-me-change-me-change-me-change-me';

type Settings = Record<string, string | undefined>;

/** Starts the built web app with nothing but these settings, and answers how it ended. */
async function startWeb(settings: Settings, { onTestFinished }: TestContext) {
  const { cwd, args } = describeProgram('web', 'production');
  const child = spawn(execPath, args, {
    cwd,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: String(await findFreePort()),
      DATABASE_URL,
      AUTH_SECRET,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [errors, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { errors, exit };
}

describe('production refuses to start, and names the variable', () => {
  test.concurrent.for<[string, string, Settings]>([
    ['without a secret', 'AUTH_SECRET', { AUTH_SECRET: undefined }],
    ['with an empty secret', 'AUTH_SECRET', { AUTH_SECRET: '' }],
    ['with a short secret', 'AUTH_SECRET', { AUTH_SECRET: AUTH_SECRET.slice(0, 31) }],
    ['with the secret of an example', 'AUTH_SECRET', { AUTH_SECRET: EXAMPLE }],
    ['with demo data asked for', 'DEMO_DATA', { DEMO_DATA: '1' }],
    ['without a database', 'DATABASE_URL', { DATABASE_URL: undefined }],
  ])('%s', async ([_case, variable, settings], context) => {
    const { errors, exit } = await startWeb(settings, context);
    const { expect } = context;
    expect(errors).toContain(variable);
    expect(exit).toEqual([1, null]);
    const secret = settings['AUTH_SECRET'];
    if (secret) expect(errors).not.toContain(secret);
  });

  describe('over a database with demo accounts', () => {
    beforeAll(async () => {
      const core = openCore(
        readCoreSettings({ DATABASE_URL, AUTH_SECRET, LOG_LEVEL: 'silent' }),
        'test',
      );
      await seedDemo(core);
      await core.close();
    });

    test('whatever else it is told', async (context) => {
      const { errors, exit } = await startWeb({}, context);
      expect(errors).toMatch(/DATABASE_URL names a database with demo data/);
      expect(exit).toEqual([1, null]);
    });
  });
});
