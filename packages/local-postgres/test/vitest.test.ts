import postgres from 'postgres';
import { expect, test } from 'vitest';

import { assertNoOpenTransaction, testDatabase } from '#vitest';

import { query } from './processes';

const { url, ownerUrl } = await testDatabase();

test('a test file has one database, however often it asks', async () => {
  await query(ownerUrl, 'CREATE TABLE mine ()');
  expect((await testDatabase()).url).toBe(url);
});

test('a connection left inside a transaction is told with its last statement', async () => {
  const sql = postgres(url, { max: 1 });
  const connection = await sql.reserve();
  await connection`BEGIN`;
  await connection`SELECT 'left open'`;
  await expect(assertNoOpenTransaction(url)).rejects.toThrow("SELECT 'left open'");

  await connection`ROLLBACK`;
  connection.release();
  await sql.end();
  await assertNoOpenTransaction(url);
});
