import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { rememberSecret } from '#secret';
import { readCliSettings } from '#settings/environment';

test('unset and empty variables take their presets', () => {
  expect(readCliSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual({
    databaseUrl: undefined,
    authSecret: undefined,
    operatorUrl: undefined,
    port: 3000,
    operatorSimPort: 4010,
  });
});

test('a port that is none is refused by name', () => {
  for (const PORT of ['http', '0', '70000', '3000.5']) {
    expect(() => readCliSettings({ PORT })).toThrow('PORT must be a port number');
  }
});

test('a made-up secret is long enough for production and stays the same', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'cli-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'data/secret');
  const secret = await rememberSecret(file);
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(32);
  expect(await rememberSecret(file)).toBe(secret);
});
