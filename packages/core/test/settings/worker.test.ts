import { expect, test } from 'vitest';
import { SettingsError } from '#settings/settings';
import { readWorkerSettings } from '#settings/worker';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://shop@db/shop',
  AUTH_SECRET: 'f3bc41b1d2a0497ca1d3b1a7f0c6f5f2',
  OPERATOR_URL: 'https://topups.reloadly.com',
  OPERATOR_CLIENT_ID: 'shop',
  OPERATOR_CLIENT_SECRET: '7d1f0a53a6',
};

test.each([
  ['DATABASE_URL', undefined],
  ['DATABASE_URL', 'mysql://localhost/shop'],
  ['AUTH_SECRET', undefined],
  ['AUTH_SECRET', 'change-me-change-me-change-me-change-me'],
  ['OPERATOR_URL', undefined],
  ['OPERATOR_URL', ''],
  ['OPERATOR_URL', 'ftp://operator'],
  ['OPERATOR_CLIENT_ID', undefined],
  ['OPERATOR_CLIENT_SECRET', undefined],
  ['OPERATOR_CLIENT_SECRET', 'chargeflow-development'],
  ['OPERATOR_TIMEOUT_MS', 'soon'],
  ['DELIVERY_CONCURRENCY', '-3'],
  ['DELIVERY_RETRY_MAX_MS', '999'],
  ['DEMO_DATA', 'true'],
])('production refuses %s as %s, and names the variable without its value', (name, value) => {
  const read = () => readWorkerSettings({ ...PRODUCTION, [name]: value });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(name);
  if (value) expect(read).not.toThrow(value);
});

test('in development the simulator is the operator', () => {
  const { DATABASE_URL, AUTH_SECRET } = PRODUCTION;
  const { operator } = readWorkerSettings({ DATABASE_URL, AUTH_SECRET });
  expect(operator).toMatchObject({ url: 'http://127.0.0.1:4010', timeoutMs: 10_000 });
});

test('a call is given up before its order may be taken for lost', () => {
  const { operator, delivery } = readWorkerSettings({ ...PRODUCTION, OPERATOR_TIMEOUT_MS: '7000' });
  expect(delivery.callLimitMs).toBeGreaterThanOrEqual(operator.timeoutMs);
  expect(delivery.quietMs).toBeGreaterThanOrEqual(operator.timeoutMs);
});
