import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The server process that owns a cluster, as it describes itself in `postmaster.pid`. */
export type Postmaster = { pid: number; port: number; ready: boolean };

const POLL_MS = 20;
const STOP_LIMIT_MS = 60_000;

/** The cluster's living server, or null. A file left by a dead one counts for nothing. */
export async function findPostmaster(clusterPath: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(clusterPath), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!pid || !(await runsCluster(pid, clusterPath))) return null;
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

/**
 * Removes a `postmaster.pid` whose number now belongs to a stranger (as after a reboot), which
 * the server itself takes for a living one. It puts the file back if a server has just written it.
 */
export async function discardStalePid(clusterPath: string): Promise<void> {
  const aside = `${pidFile(clusterPath)}.${randomBytes(6).toString('hex')}`;
  if (await findPostmaster(clusterPath)) return;
  try {
    await rename(pidFile(clusterPath), aside);
  } catch {
    return;
  }
  const pid = Number((await readFile(aside, 'utf8')).split('\n')[0]);
  if (await runsCluster(pid, clusterPath)) await link(aside, pidFile(clusterPath));
  await rm(aside);
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(clusterPath: string): Promise<void> {
  await endPostmaster(clusterPath, 'SIGINT');
}

/** Immediate shutdown: nobody is told, nothing is written, and the next start has to recover. */
export async function abortPostmaster(clusterPath: string): Promise<void> {
  await endPostmaster(clusterPath, 'SIGQUIT');
}

async function endPostmaster(clusterPath: string, signal: NodeJS.Signals): Promise<void> {
  const running = await findPostmaster(clusterPath);
  if (!running) return;
  process.kill(running.pid, signal);
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (await runsCluster(running.pid, clusterPath)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (pid ${running.pid}) does not stop`);
    await sleep(POLL_MS);
  }
}

function pidFile(clusterPath: string): string {
  return path.join(clusterPath, 'postmaster.pid');
}

/** Numbers are used again, so the process must also have been started on this very cluster. */
async function runsCluster(pid: number, clusterPath: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  if (platform() === 'win32') return true;
  return (await readCommandLine(pid)).includes(clusterPath);
}

async function readCommandLine(pid: number): Promise<string[]> {
  if (platform() === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.split('\0');
  }
  const listed = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(
    () => ({ stdout: '' }),
  );
  const cluster = / -D (.*?) -p \d+/.exec(listed.stdout)?.[1];
  return cluster === undefined ? [] : [cluster];
}
