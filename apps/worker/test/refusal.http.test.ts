import postgres from 'postgres';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { expect, test } from 'vitest';
import { spawnWorker, type Environment } from './worker';

const { url, ownerUrl } = await testDatabase();

const ENV: Environment = {
  NODE_ENV: 'production',
  DATABASE_URL: url,
  AUTH_SECRET: 'f3bc41b1d2a0497ca1d3b1a7f0c6f5f2',
  OPERATOR_URL: 'http://127.0.0.1:1',
  OPERATOR_CLIENT_ID: 'shop',
  OPERATOR_CLIENT_SECRET: '7d1f0a53a6',
};

test('a worker without a setting does not start, and names it', async () => {
  const worker = spawnWorker({ ...ENV, OPERATOR_CLIENT_SECRET: undefined });
  expect(await worker.exited).toEqual([1, null]);
  expect(await worker.errors).toContain('OPERATOR_CLIENT_SECRET is required in production');
});

test('a worker does not start on a database without the migrations, and says what to do', async () => {
  const sql = postgres(ownerUrl, { max: 1 });
  await sql`DELETE FROM drizzle.__drizzle_migrations`;
  await sql.end();
  const worker = spawnWorker(ENV);
  expect(await worker.exited).toEqual([1, null]);
  expect(worker.log()).toContain('run the migrate command');
});

test('a worker does not start where no database is', async () => {
  const worker = spawnWorker({ ...ENV, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await worker.exited).toEqual([1, null]);
  expect(worker.log()).toContain('ECONNREFUSED');
});
