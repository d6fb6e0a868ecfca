import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { expect, onTestFinished, test } from 'vitest';

import { openHome } from '#cluster/home';
import { launchPostgres } from '#cluster/launch';
import { findPostmaster } from '#cluster/postmaster';
import { startPostgres } from '#server';

import { clusterFolder, postmasterPid, query, startUser, temporaryFolder } from './processes';

async function start(dataDir: string) {
  const server = await startPostgres({ dataDir, durable: false });
  onTestFinished(() => server.stop());
  return server;
}

async function isRunning(dataDir: string): Promise<boolean> {
  const home = await openHome(dataDir);
  return (await findPostmaster(home.clusterPath)) !== null;
}

test('a server is a real PostgreSQL in UTF-8 and UTC, on loopback only', async () => {
  const { ownerUrl: url } = await start(await temporaryFolder());
  const [row] = await query(
    url,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone,
            current_setting('listen_addresses') AS addresses, lower('ÄÖ') AS lowered,
            current_setting('max_connections') AS connections, current_database() AS database`,
  );
  expect(row).toEqual({
    encoding: 'UTF8',
    zone: 'UTC',
    addresses: '127.0.0.1',
    lowered: 'äö',
    connections: '200',
    database: 'chargeflow',
  });
});

test('only a server whose data may be lost skips the disk', async () => {
  const [durable, volatile] = [await clusterFolder(), await clusterFolder()];
  const first = await startPostgres({ dataDir: durable });
  onTestFinished(() => first.stop());
  const second = await start(volatile);
  expect(await query(first.ownerUrl, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(await query(second.ownerUrl, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
});

test('a restart keeps the port, the password and the data', async () => {
  const dataDir = await clusterFolder();
  const first = await start(dataDir);
  await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  expect(await isRunning(dataDir)).toBe(false);

  const second = await start(dataDir);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  expect(await query(second.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('a port that somebody took meanwhile is replaced', async () => {
  const dataDir = await clusterFolder();
  const first = await start(dataDir);
  await first.stop();
  const intruder = createServer();
  await new Promise<void>((resolve) => intruder.listen(first.port, '127.0.0.1', resolve));
  onTestFinished(() => void intruder.close());

  const second = await start(dataDir);
  expect(second.port).not.toBe(first.port);
  expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('of two processes using one server, the one that started it may leave first', async () => {
  const dataDir = await clusterFolder();
  const owner = await start(dataDir);
  const user = await startUser(dataDir);
  expect(user.url).toBe(owner.ownerUrl);

  await owner.stop();
  expect(await query(user.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await user.stop();
  expect(await isRunning(dataDir)).toBe(false);
});

test('a process that joined a server does not take it from the one that started it', async () => {
  const dataDir = await clusterFolder();
  const owner = await start(dataDir);
  const user = await startUser(dataDir);
  await user.stop();
  expect(await query(owner.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('stopping twice ends one use, not two', async () => {
  const dataDir = await clusterFolder();
  const [first, second] = [await start(dataDir), await start(dataDir)];
  await Promise.all([first.stop(), first.stop()]);
  await first.stop();
  expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('all users that leave at the same moment leave no server behind', async () => {
  const dataDir = await clusterFolder();
  const servers = await Promise.all(Array.from({ length: 4 }, () => start(dataDir)));
  await Promise.all(servers.map((server) => server.stop()));
  expect(await isRunning(dataDir)).toBe(false);
});

test('processes that start on an empty folder at the same moment share one server', async () => {
  const dataDir = await temporaryFolder();
  const users = await Promise.all([startUser(dataDir), startUser(dataDir), startUser(dataDir)]);
  const pids = await Promise.all(users.map((user) => postmasterPid(user.url)));
  expect(new Set(pids).size).toBe(1);
  await Promise.all(users.map((user) => user.stop()));
  expect(await isRunning(dataDir)).toBe(false);
});

test('a start that meets the last stop ends up with a living server', async () => {
  const dataDir = await clusterFolder();
  let current = await start(dataDir);
  for (let round = 0; round < 5; round += 1) {
    const [next] = await Promise.all([start(dataDir), current.stop()]);
    expect(await query(next.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    current = next;
  }
});

test('the server of a process killed with -9 is used again, and stopped by who adopted it', async () => {
  const dataDir = await clusterFolder();
  const killed = await startUser(dataDir);
  const pid = await postmasterPid(killed.url);
  await killed.kill();

  const server = await start(dataDir);
  expect(await postmasterPid(server.ownerUrl)).toBe(pid);
  await server.stop();
  expect(await isRunning(dataDir)).toBe(false);
});

test('a server killed with -9 comes back with everything that was committed', async () => {
  const dataDir = await clusterFolder();
  const first = await start(dataDir);
  await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  process.kill(await postmasterPid(first.ownerUrl), 'SIGKILL');

  const second = await start(dataDir);
  expect(await query(second.ownerUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([
    { rows: 1000 },
  ]);
  await first.stop();
  expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test("a stale pid file that names a stranger's process does not prevent a start", async () => {
  const dataDir = await clusterFolder();
  const first = await start(dataDir);
  const { clusterPath } = await openHome(dataDir);
  const pidFile = path.join(clusterPath, 'postmaster.pid');
  const left = await readFile(pidFile, 'utf8');
  await first.stop();
  await writeFile(pidFile, left.replace(/^\d+/, String(process.pid)));

  const second = await start(dataDir);
  expect(await query(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a server that cannot start says why', async () => {
  const dataDir = await clusterFolder();
  const server = await start(dataDir);
  await server.stop();
  const { clusterPath } = await openHome(dataDir);
  await writeFile(path.join(clusterPath, 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(startPostgres({ dataDir })).rejects.toThrow(/no_such_setting/);
});

test('a start whose log a ready server took away looks again', async () => {
  const dataDir = await clusterFolder();
  await start(dataDir);
  const home = await openHome(dataDir);
  const logs = path.join(home.path, 'logs');
  const known = new Set(await readdir(logs));
  const over = new AbortController();
  const launch = launchPostgres(home, false).finally(() => over.abort());
  while (!over.signal.aborted) {
    const added = (await readdir(logs)).filter((name) => !known.has(name));
    await Promise.all(added.map((name) => rm(path.join(logs, name), { force: true })));
    await setImmediate();
  }
  await expect(launch).resolves.toBeUndefined();
});
