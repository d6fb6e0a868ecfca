import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';

/** Whom the server's programs run as; empty for "as we are". Spreads into spawn's options. */
export type Account = { uid?: number; gid?: number };

const NOBODY = { uid: 65_534, gid: 65_534 };

/**
 * PostgreSQL refuses to run as root, so root runs it as the owner of the cluster that exists,
 * or else as `nobody`.
 */
export async function pickAccount(clusterPath: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(clusterPath).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return readNobody();
}

/** Whether the account can enter the folder: asked of the kernel, which knows of ACLs too. */
export function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  const entered = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], {
    cwd: '/',
    stdio: 'ignore',
    ...account,
  });
  return entered.status === 0;
}

async function readNobody(): Promise<Account> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = /^nobody:.*$/m.exec(users)?.[0].split(':') ?? [];
  const [uid, gid] = [Number(fields[2]), Number(fields[3])];
  // macOS writes nobody as -2, which is the same number seen as an unsigned one.
  return fields.length > 3 ? { uid: uid >>> 0, gid: gid >>> 0 } : NOBODY;
}
