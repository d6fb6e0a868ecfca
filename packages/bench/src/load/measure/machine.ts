import { execFile } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { Core } from '@chargeflow/core/core';
import { ROOT } from '@chargeflow/local-stack/programs';

/** What a figure depends on besides the code. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryBytes: number;
  kernel: string;
  node: string;
  postgres: Record<string, string>;
  /** Of the last minute, before the run: what else the machine was doing. */
  loadAverage: number;
}

const SERVER_SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
];

export async function describeMachine({ sql }: Core): Promise<Machine> {
  const rows = await sql<{ name: string; value: string }[]>`
    SELECT name, current_setting(name) AS value FROM pg_settings
    WHERE name IN ${sql(SERVER_SETTINGS)} ORDER BY name`;
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryBytes: totalmem(),
    kernel: release(),
    node: process.version,
    postgres: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    loadAverage: loadavg()[0] ?? 0,
  };
}

/** The commit that is checked out, and whether files differ from it; null outside of a checkout. */
export async function describeCommit(): Promise<{ id: string; changed: boolean } | null> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: ROOT })).stdout.trim();
  try {
    const id = await git('rev-parse', 'HEAD');
    return { id, changed: (await git('status', '--porcelain', '-uno')) !== '' };
  } catch {
    return null;
  }
}
