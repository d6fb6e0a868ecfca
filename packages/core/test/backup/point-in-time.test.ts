import { execFile as execFileWithCallback } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFile, chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '@chargeflow/local-postgres/server';
import { expect, onTestFinished, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { openCore, type Core } from '#core';
import type { Sql } from '#db/client';
import { migrate } from '#db/migrate';
import { reconcile } from '#ledger/reconcile';
import { readCoreSettings } from '#settings/settings';
import { registerSeller } from '../fixtures';

const execFile = promisify(execFileWithCallback);

/** Four starts of a server that waits for its disk. */
const DRILL_LIMIT_MS = 180_000;

/** What docs/backup.md says of a server's log, done with a server of our own. */
test(
  'a server is brought back to a moment: all that was answered before it, and no more',
  {
    timeout: DRILL_LIMIT_MS,
  },
  async () => {
    const first = await newHome();
    const archive = path.join(first, 'archive');
    await mkdir(archive);
    await chmod(archive, 0o777);
    await archiveLog(first, archive);
    const server = await start(first);
    await migrate(server.ownerUrl);
    const core = open(server.ownerUrl);

    const sales = sellOnAndOn(core);
    await sales.reached(20);
    const second = await newHome();
    await copyCluster(core.sql, first, second);
    await sales.reached(sales.answered.length + 20);

    const answeredBefore = [...sales.answered];
    const [clock] = await core.sql<{ moment: string }[]>`SELECT clock_timestamp()::text AS moment`;
    sales.begunAfter.clear();
    await sales.reached(sales.answered.length + 20);
    const begunAfter = new Set(sales.begunAfter);
    await sales.stop();
    await untilArchived(core.sql, archive);
    await core.close();
    await server.stop();

    await recoverTo(second, archive, clock?.moment ?? '');
    const restored = open((await start(second)).ownerUrl);
    await expect
      .poll(() => restored.sql`SELECT pg_is_in_recovery() AS recovering`)
      .toEqual([{ recovering: false }]);
    const rows = await restored.sql<{ id: string }[]>`SELECT id FROM charges`;
    const found = new Set(rows.map(({ id }) => id));
    expect(answeredBefore.filter((id) => !found.has(id))).toEqual([]);
    const answeredAfter = [...begunAfter].flatMap((key) => sales.idOf.get(key) ?? []);
    expect(answeredAfter.length).toBeGreaterThan(0);
    expect(answeredAfter.filter((id) => found.has(id))).toEqual([]);
    expect((await reconcile(restored)).checks.filter(({ ok }) => !ok)).toEqual([]);
  },
);

async function newHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'chargeflow-drill-'));
  onTestFinished(() => rm(home, { recursive: true }));
  // The server runs as an account of its own when we are root.
  await chmod(home, 0o711);
  return home;
}

async function start(home: string) {
  const server = await startPostgres({ dataDir: home });
  onTestFinished(() => server.stop());
  return server;
}

function open(url: string): Core {
  const settings = readCoreSettings({
    DATABASE_URL: url,
    AUTH_SECRET: 'a secret of 32 bytes for the tests',
    LOG_LEVEL: 'silent',
  });
  const core = openCore(settings, 'test');
  onTestFinished(() => core.close());
  return core;
}

/** Creates the server's data, and has each file of its log kept from its next start on. */
async function archiveLog(home: string, archive: string): Promise<void> {
  const server = await startPostgres({ dataDir: home });
  await server.stop();
  await configure(home, {
    archive_mode: 'on',
    archive_command: `test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"`,
  });
}

async function configure(home: string, settings: Record<string, string>): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  await appendFile(path.join(home, 'cluster/postgresql.auto.conf'), lines.join(''));
}

/** A base backup while the server works: what is torn in it, the log puts right. */
async function copyCluster(sql: Sql, from: string, to: string): Promise<void> {
  const session = await sql.reserve();
  try {
    await session`SELECT pg_backup_start('drill', true)`;
    await cp(path.join(from, 'password'), path.join(to, 'password'));
    await cp(path.join(from, 'cluster'), path.join(to, 'cluster'), {
      recursive: true,
      preserveTimestamps: true,
      filter: (name) => !/\/(postmaster\.(pid|opts)|pg_wal\/.+)$/.test(name),
    });
    const [stopped] = await session<{ label: string }[]>`
      SELECT labelfile AS label FROM pg_backup_stop()`;
    await writeFile(path.join(to, 'cluster/backup_label'), stopped?.label ?? '');
    const { uid, gid } = await stat(path.join(from, 'cluster'));
    await execFile('chown', ['-R', `${uid}:${gid}`, path.join(to, 'cluster')]);
  } finally {
    session.release();
  }
}

async function recoverTo(home: string, archive: string, moment: string): Promise<void> {
  await configure(home, {
    archive_mode: 'off',
    restore_command: `cp "${archive}/%f" "%p"`,
    recovery_target_time: moment,
    recovery_target_action: 'promote',
  });
  await writeFile(path.join(home, 'cluster/recovery.signal'), '');
}

function sellOnAndOn(core: Core) {
  const answered: string[] = [];
  const idOf = new Map<string, string>();
  const begunAfter = new Set<string>();
  const stopped = new AbortController();
  const sellers = Array.from({ length: 4 }, async () => {
    const seller = await registerSeller(core, { balance: '100000' });
    while (!stopped.signal.aborted) {
      const idempotencyKey = randomUUID();
      begunAfter.add(idempotencyKey);
      const { id } = await buyCharge(core, seller, {
        phone: '+989121234500',
        amount: '10',
        idempotencyKey,
      });
      answered.push(id);
      idOf.set(idempotencyKey, id);
    }
  });
  return {
    answered,
    idOf,
    begunAfter,
    reached: (count: number) => expect.poll(() => answered.length).toBeGreaterThanOrEqual(count),
    stop: async () => {
      stopped.abort();
      await Promise.all(sellers);
    },
  };
}

async function untilArchived(sql: Sql, archive: string): Promise<void> {
  const [row] = await sql<{ file: string }[]>`SELECT pg_walfile_name(pg_switch_wal()) AS file`;
  await expect.poll(() => stat(path.join(archive, row?.file ?? ''))).toBeDefined();
}
