import { spawn } from 'node:child_process';
import { mkdir, open, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Home, forgetPort, rememberedPort } from '#cluster/home';
import { findPostmaster } from '#cluster/postmaster';
import { serverEnvironment } from '#settings';

const POLL_MS = 20;
const LOG_TAIL_CHARACTERS = 2_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // What a crash left is flushed by one call, where there is one, not file by file, of which there
  // are more than a thousand: 0.3–0.6 s against 4 s before it takes connections, beside other work.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
};

// For databases that are thrown away: nothing waits for the disk. synchronous_commit stays on,
// so that even here what was committed survives the death of the server, if not of the machine.
const VOLATILE_SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

// Another server is starting, is dying, or has left processes that are still going away.
const PASSING = /lock file ".*" already exists|pre-existing shared memory block/;
const PORT_TAKEN = /could not bind IPv4 address|Address already in use/;

/**
 * Starts the server in a session of its own, so that neither Ctrl-C nor our death takes it from
 * others who use it. Resolves once it is ready, or once it gave way for a reason that passes: the
 * caller looks again. Throws with the end of its log for any other reason.
 */
export async function launchPostgres(home: Home, durable: boolean): Promise<void> {
  const logs = path.join(home.path, 'logs');
  await mkdir(logs, { recursive: true });
  const logName = `${Date.now()}-${process.pid}.log`;
  const exit = await spawnServer(home, durable, path.join(logs, logName));

  while (exit.code === undefined) {
    const running = await findPostmaster(home.clusterPath);
    if (running?.ready && running.pid === exit.pid) {
      await keepOnly(logs, logName);
      return;
    }
    await sleep(POLL_MS);
  }
  await explainExit(home, exit.code, path.join(logs, logName));
}

type Exit = { pid: number | undefined; code: number | null | undefined };

async function spawnServer(home: Home, durable: boolean, logFile: string): Promise<Exit> {
  const settings = Object.entries(durable ? SETTINGS : { ...SETTINGS, ...VOLATILE_SETTINGS });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const port = await rememberedPort(home);
  const log = await open(logFile, 'a');
  try {
    const server = spawn(
      home.binaries.postgres,
      ['-D', home.clusterPath, '-p', String(port), ...flags],
      {
        cwd: path.parse(home.path).root,
        detached: true,
        env: serverEnvironment(),
        stdio: ['ignore', log.fd, log.fd],
        ...home.account,
      },
    );
    const exit: Exit = { pid: server.pid, code: undefined };
    server.once('exit', (code) => (exit.code = code));
    server.once('error', () => (exit.code = null));
    server.unref();
    return exit;
  } finally {
    await log.close();
  }
}

async function explainExit(home: Home, code: number | null, logFile: string): Promise<void> {
  const log = await readFile(logFile, 'utf8').catch(() => null);
  // Taken away by a server that became ready meanwhile.
  if (log === null) return;
  await rm(logFile, { force: true });
  if (PASSING.test(log)) return;
  if (PORT_TAKEN.test(log)) return forgetPort(home);
  throw new Error(
    `PostgreSQL in ${home.path} did not start (exit code ${code}):\n` +
      log.slice(-LOG_TAIL_CHARACTERS),
  );
}

async function keepOnly(folder: string, name: string): Promise<void> {
  const others = (await readdir(folder)).filter((entry) => entry !== name);
  await Promise.all(others.map((entry) => rm(path.join(folder, entry), { force: true })));
}
