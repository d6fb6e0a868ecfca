import { randomBytes } from 'node:crypto';

import { expect, inject, onTestFinished, test } from 'vitest';

import { cloneDatabase, createTemplate, dropAbandoned, holdTemplate } from '#databases';

import { query } from './processes';

const { server } = inject('testPostgres');
const serverUrl = server.ownerUrl;

/** A name of this test's own; everything below it is dropped in the end. */
function temporaryName(): string {
  const name = `chargeflow_databases_${randomBytes(6).toString('hex')}`;
  onTestFinished(() => dropAbandoned(serverUrl, name));
  return name;
}

async function addAnswer({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  await query(ownerUrl, 'CREATE TABLE answers AS SELECT 42 AS answer');
}

async function failToMigrate(): Promise<void> {
  throw new Error('bad migration');
}

async function listDatabases(prefix: string): Promise<unknown[]> {
  const rows = await query(
    serverUrl,
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}') ORDER BY 1`,
  );
  return rows.map((row) => row.datname);
}

test('clones hold what the template holds, and know nothing of each other', async () => {
  const name = temporaryName();
  await createTemplate(server, name, addAnswer);
  const [first, second] = await Promise.all([
    cloneDatabase(server, name),
    cloneDatabase(server, name),
  ]);
  await query(first.ownerUrl, 'UPDATE answers SET answer = 0');
  expect(await query(second.ownerUrl, 'SELECT answer FROM answers')).toEqual([{ answer: 42 }]);

  await Promise.all([first.drop(), second.drop()]);
  expect(await listDatabases(name)).toEqual([name]);
});

test('a template is prepared once however many ask for it at once', async () => {
  const name = temporaryName();
  let prepared = 0;
  const prepare = async (urls: { ownerUrl: string }) => {
    prepared += 1;
    await addAnswer(urls);
  };
  await Promise.all(Array.from({ length: 4 }, () => createTemplate(server, name, prepare)));
  expect(prepared).toBe(1);
});

test('a template whose preparation fails leaves nothing, and can be made again', async () => {
  const name = temporaryName();
  await expect(createTemplate(server, name, failToMigrate)).rejects.toThrow('bad migration');
  expect(await listDatabases(name)).toEqual([]);

  await createTemplate(server, name, addAnswer);
  expect(await listDatabases(name)).toEqual([name]);
});

test('a clone is dropped although somebody is still connected to it', async () => {
  const name = temporaryName();
  await createTemplate(server, name, addAnswer);
  const clone = await cloneDatabase(server, name, `${name}_busy`);
  const sleeper = query(clone.ownerUrl, 'SELECT pg_sleep(600)').catch((error: unknown) => error);
  await expect
    .poll(() =>
      query(clone.ownerUrl, "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"),
    )
    .toHaveLength(1);
  await clone.drop();
  expect(await sleeper).toBeInstanceOf(Error);
  expect(await listDatabases(name)).toEqual([name]);
});

test('what is in use, and what is not ours, is never dropped as abandoned', async () => {
  const name = temporaryName();
  const release = await holdTemplate(serverUrl, name);
  await createTemplate(server, name, addAnswer);
  const clone = await cloneDatabase(server, name, `${name}_clone`);
  await query(serverUrl, `CREATE DATABASE ${name}_foreign`);
  onTestFinished(async () => void (await query(serverUrl, `DROP DATABASE ${name}_foreign`)));

  await dropAbandoned(serverUrl, name);
  expect(await listDatabases(name)).toEqual([name, `${name}_clone`, `${name}_foreign`]);

  await clone.drop();
  await release();
  await dropAbandoned(serverUrl, name);
  expect(await listDatabases(name)).toEqual([`${name}_foreign`]);
});

test("a database of the user's own is not taken for a template", async () => {
  const name = temporaryName();
  await query(serverUrl, `CREATE DATABASE ${name}`);
  onTestFinished(async () => void (await query(serverUrl, `DROP DATABASE ${name}`)));
  await expect(createTemplate(server, name, addAnswer)).rejects.toThrow('not a template of ours');
});
