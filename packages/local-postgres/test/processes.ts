import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import postgres from 'postgres';
import { afterAll, expect, onTestFinished } from 'vitest';

import { createCluster } from '#cluster/create';
import { type Home, openHome } from '#cluster/home';

const makeFolder = () => mkdtemp(path.join(tmpdir(), 'local-postgres-test-'));

/** A folder that nobody but us may enter (mkdtemp makes it 0700), with what was moved out of it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** A folder with a database cluster that was never started: a copy, as creating one takes seconds. */
export async function clusterFolder(): Promise<string> {
  const { clusterPath, password } = await (original ??= createOriginal());
  const folder = await temporaryFolder();
  const home = await openHome(folder);
  await promisify(execFile)('cp', ['-a', clusterPath, home.clusterPath]);
  await writeFile(path.join(home.path, 'password'), password);
  return folder;
}

let original: Promise<Home> | undefined;

async function createOriginal(): Promise<Home> {
  const folder = await makeFolder();
  afterAll(async () => {
    original = undefined;
    await removeFolder(folder);
  });
  const home = await openHome(folder);
  await createCluster(home);
  return home;
}

async function removeFolder(folder: string): Promise<void> {
  const moved = await readFile(path.join(folder, 'location'), 'utf8').catch(() => null);
  if (moved !== null) await rm(moved, { recursive: true });
  await rm(folder, { recursive: true });
}

/** A second process that uses the server on `dataDir`; see `user.ts`. */
export async function startUser(dataDir: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'user.ts'), dataDir],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) throw new Error('the second process ended before its server was ready');
  return {
    url: first.value,
    stop: async () => {
      child.stdin.write('stop\n');
      expect(await exit).toEqual([0, null]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Tells servers apart: the process id in the file that the running server keeps. */
export async function postmasterPid(url: string): Promise<number> {
  const [row] = await query(
    url,
    "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid",
  );
  return Number(row?.pid);
}
