import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, onTestFinished, test } from 'vitest';

import { findFreePort } from '#ports';
import { type StackOptions, startStack } from '#stack';

/** Longer than the simulator takes to start where nothing holds it up. */
const SOON_MS = 2_000;

/** The simulator alone: the one process that needs neither a build nor a database. */
async function startSimulator(options: Partial<StackOptions> = {}) {
  const stack = await startStack({
    mode: 'development',
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    processes: ['operatorSim'],
    output: 'files',
    ...options,
  });
  onTestFinished(async () => {
    await stack.stop('SIGKILL');
    await rm(stack.logFolder, { recursive: true });
  });
  return stack;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

test('a stack is ready when its start resolves, and gone when its stop does', async () => {
  const stack = await startSimulator();
  const { pid } = stack.processes.operatorSim;
  expect(await isHealthy(stack.operatorSimUrl)).toBe(true);
  expect(stack.operatorSimUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);

  await stack.stop();
  expect(isAlive(pid)).toBe(false);
  expect(await isHealthy(stack.operatorSimUrl)).toBe(false);
});

test('what needs the database is started when that may be used', async () => {
  const operatorSimPort = await findFreePort();
  const database = new EventEmitter();
  const databaseReady = once(database, 'filled').then(() => undefined);
  const starting = startSimulator({ operatorSimPort, databaseReady });
  await sleep(SOON_MS);
  expect(await isHealthy(`http://127.0.0.1:${operatorSimPort}`)).toBe(false);

  database.emit('filled');
  expect(await isHealthy((await starting).operatorSimUrl)).toBe(true);
});

test('a database that cannot be made ready fails the start with its reason', async () => {
  const databaseReady = Promise.reject(new Error('no such role'));
  await expect(startSimulator({ databaseReady })).rejects.toThrow('no such role');
});

test('quiet output is kept in a log file of the process', async () => {
  const stack = await startSimulator();
  const log = await readFile(path.join(stack.logFolder, 'operatorSim.log'), 'utf8');
  expect(log).toContain('listens on');
});

test('a process can be killed and started again at the same address', async () => {
  const told: string[] = [];
  const stack = await startSimulator({ onDied: (name) => void told.push(name) });
  const { operatorSim } = stack.processes;
  const before = operatorSim.pid;
  expect(await operatorSim.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await isHealthy(stack.operatorSimUrl)).toBe(false);

  await operatorSim.start();
  expect(operatorSim.pid).not.toBe(before);
  expect(await isHealthy(stack.operatorSimUrl)).toBe(true);
  expect(told).toEqual([]);
});

test('a process that dies by itself is told with how it ended', async () => {
  const deaths = new EventEmitter();
  const stack = await startSimulator({ onDied: (name, exit) => deaths.emit('died', name, exit) });
  const died = once(deaths, 'died');
  process.kill(stack.processes.operatorSim.pid, 'SIGKILL');
  expect(await died).toEqual(['operatorSim', { code: null, signal: 'SIGKILL' }]);
});

test('a start that cannot succeed says what the process wrote', async () => {
  const operatorSimPort = await findFreePort();
  const intruder = createServer().listen(operatorSimPort, '127.0.0.1');
  await once(intruder, 'listening');
  onTestFinished(() => void intruder.close());
  await expect(startSimulator({ operatorSimPort })).rejects.toThrow('EADDRINUSE');
});

test('a start that is aborted rejects with the reason', async () => {
  const signal = AbortSignal.abort(new Error('changed my mind'));
  await expect(startSimulator({ signal })).rejects.toThrow('changed my mind');
});

test('nothing outlives an owner that is killed with -9', async () => {
  const owner = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'owner.ts')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface(owner.stdout), 'line');
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  owner.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
});
