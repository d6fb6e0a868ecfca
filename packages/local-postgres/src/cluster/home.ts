import { randomBytes, randomInt } from 'node:crypto';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Account, canEnter, pickAccount } from '#cluster/account';
import { type Binaries, findBinaries } from '#cluster/binaries';

/** Everything that belongs to one server, and who runs it. */
export type Home = {
  path: string;
  clusterPath: string;
  password: string;
  account: Account;
  binaries: Binaries;
};

// Below the ports that systems hand to outgoing connections, so that a remembered one stays free.
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/**
 * Opens the server's home in `dataDir`, creating it. When the account that has to run the server
 * cannot enter `dataDir`, the home is elsewhere and the file `location` in `dataDir` says where.
 */
export async function openHome(dataDir: string): Promise<Home> {
  await mkdir(dataDir, { recursive: true });
  const homePath = await locateHome(await realpath(dataDir));
  const clusterPath = path.join(homePath, 'cluster');
  const account = await pickAccount(clusterPath);
  return {
    path: homePath,
    clusterPath,
    password: await remember(path.join(homePath, 'password'), randomBytes(18).toString('hex')),
    account,
    binaries: await findBinaries(homePath, account),
  };
}

/** The port that this home listens on, kept between starts so that clients find it again. */
export async function rememberedPort(home: Home): Promise<number> {
  return Number(await remember(path.join(home.path, 'port'), String(await findFreePort())));
}

/** Forgets a port that something else has taken since. */
export async function forgetPort(home: Home): Promise<void> {
  await rm(path.join(home.path, 'port'), { force: true });
}

async function locateHome(dataDir: string): Promise<string> {
  const account = await pickAccount(path.join(dataDir, 'cluster'));
  if (canEnter(dataDir, account)) return dataDir;

  const pointer = path.join(dataDir, 'location');
  const known = await readFile(pointer, 'utf8').catch(() => null);
  if (known !== null) {
    if (await stat(known).catch(() => null)) return known;
    await rm(pointer, { force: true });
  }
  const made = await makeReachableFolder(account);
  const agreed = await remember(pointer, made);
  if (agreed !== made) await rm(made, { recursive: true });
  return agreed;
}

/** /var/tmp first: unlike /tmp it outlives a reboot, as a developer's data should. */
async function makeReachableFolder(account: Account): Promise<string> {
  for (const parent of ['/var/tmp', tmpdir()]) {
    const made = await mkdtemp(path.join(parent, 'chargeflow-postgres-')).catch(() => null);
    if (made === null) continue;
    await chmod(made, 0o711);
    if (canEnter(made, account)) return made;
    await rm(made, { recursive: true });
  }
  throw new Error('No folder can be reached by the account that has to run PostgreSQL');
}

/** Writes the value unless one is there; answers the one that is there, whoever wrote it first. */
async function remember(file: string, value: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return known;
  const draft = `${file}-${randomBytes(6).toString('hex')}`;
  await writeFile(draft, value, { mode: 0o600 });
  // A hard link appears whole or not at all, and refuses to replace another's.
  await link(draft, file).catch(() => undefined);
  await rm(draft);
  return readFile(file, 'utf8');
}

async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (await isFree(port)) return port;
  }
  throw new Error(`Found no free port from ${FIRST_PORT} to ${LAST_PORT}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
