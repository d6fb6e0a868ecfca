import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, test } from 'vitest';

const CLI = path.resolve(import.meta.dirname, '..');
const DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';

function start(settings: Record<string, string>) {
  const cleared = { DATABASE_URL: '', AUTH_SECRET: '', DEMO_DATA: '' };
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    cwd: CLI,
    encoding: 'utf8',
    env: { PATH: '', ...cleared, ...settings },
  });
}

test('start names every variable that production lacks, and exits 1', () => {
  const { status, stderr } = start({});
  expect(stderr).toBe('DATABASE_URL and AUTH_SECRET must be set in production\n');
  expect(status).toBe(1);
});

test('start refuses a secret that is too short, an example, or next to demo data', () => {
  const refused = [
    { AUTH_SECRET: 'short' },
    { AUTH_SECRET: 'change-me-change-me-change-me-change-me' },
  ];
  for (const settings of refused) {
    const { status, stderr } = start({ DATABASE_URL, ...settings });
    expect(stderr).toContain('AUTH_SECRET');
    expect(status).toBe(1);
  }
  const secret = '8c1f0be2a4d7396e5b1f88c03d7ae4964f21b6d05a3c9e7718d2b4f6a0c3e597';
  const { status, stderr } = start({ DATABASE_URL, AUTH_SECRET: secret, DEMO_DATA: '1' });
  expect(stderr).toContain('DEMO_DATA');
  expect(status).toBe(1);
});
