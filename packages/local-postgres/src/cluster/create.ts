import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Account } from '#cluster/account';
import type { Home } from '#cluster/home';
import { serverEnvironment } from '#settings';

export const SUPERUSER = 'chargeflow';

const DRAFT_PREFIX = 'draft-';
const ABANDONED_AFTER_MS = 10 * 60_000;

export async function clusterExists(home: Home): Promise<boolean> {
  return (await stat(home.clusterPath).catch(() => null)) !== null;
}

/**
 * Creates the cluster beside its place and renames it there, so that a process killed half-way
 * leaves nothing that looks like a cluster; of two at once the first wins and both go on with it.
 */
export async function createCluster(home: Home): Promise<void> {
  await removeAbandonedDrafts(home);
  const draft = await mkdtemp(path.join(home.path, DRAFT_PREFIX));
  const passwordFile = `${draft}.password`;
  try {
    await giveTo(home.account, draft);
    await writeFile(passwordFile, home.password, { mode: 0o600 });
    await giveTo(home.account, passwordFile);
    await initialise(home, draft, passwordFile);
    await rename(draft, home.clusterPath);
  } catch (error) {
    if (!(await clusterExists(home))) throw error;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** UTF-8, and PostgreSQL's own C.UTF-8: the same order of text on every machine. */
async function initialise(home: Home, draft: string, passwordFile: string): Promise<void> {
  await promisify(execFile)(
    home.binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ],
    { cwd: path.parse(draft).root, env: serverEnvironment(), ...home.account },
  );
}

async function giveTo(account: Account, target: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(target, account.uid, account.gid);
  }
}

async function removeAbandonedDrafts(home: Home): Promise<void> {
  const names = await readdir(home.path);
  for (const name of names.filter((entry) => entry.startsWith(DRAFT_PREFIX))) {
    const draft = path.join(home.path, name);
    const found = await stat(draft).catch(() => null);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) {
      await rm(draft, { recursive: true, force: true });
    }
  }
}
