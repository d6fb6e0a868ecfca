import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cloneDatabase, type ClonedDatabase } from '@chargeflow/local-postgres/databases';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { fileOf, MANIFEST } from '#backup/manifest';
import { restore } from '#backup/restore';
import { backUp } from '#backup/write';
import { buyCharge } from '#charges/buy';
import { openCore, type Core } from '#core';
import { requestCredit } from '#credits/request';
import { decideCredit } from '#credits/decide';
import { isMigrated, knownMigrations, migrate } from '#db/migrate';
import { reconcile } from '#ledger/reconcile';
import { getWallet } from '#wallets/get';
import { openTestCore, registerAdmin, registerSeller } from '../fixtures';

const core = await openTestCore();
const { url: databaseUrl } = core.settings.database;
const parent = await mkdtemp(path.join(tmpdir(), 'chargeflow-backup-'));
afterAll(() => rm(parent, { recursive: true }));

const newFolder = () => path.join(parent, randomUUID());

/** A database that nothing has been migrated in, dropped with the test. */
async function emptyDatabase(): Promise<ClonedDatabase> {
  const { server, template } = inject('testPostgres');
  const name = `${template}_${randomBytes(8).toString('hex')}`;
  const database = await cloneDatabase(server, 'template1', name);
  onTestFinished(() => database.drop());
  return database;
}

function open(url: string): Core {
  const { settings } = core;
  const opened = openCore({ ...settings, database: { ...settings.database, url } }, 'test');
  onTestFinished(() => opened.close());
  return opened;
}

const seller = await registerSeller(core, { name: 'a\tname\nof\\two lines', balance: '1000' });
const buy = (on: Core, amount = '10') =>
  buyCharge(on, seller, { phone: '+989121234500', amount, idempotencyKey: randomUUID() });

/** Every row of every table that is kept, as text. */
async function contents(of: Core): Promise<Record<string, string | null>> {
  const tables = await of.sql<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relpersistence = 'p'`;
  const told: Record<string, string | null> = {};
  for (const { name } of tables) {
    const [row] = await of.sql<{ rows: string | null }[]>`
      SELECT string_agg(r::text, chr(10) ORDER BY r::text) AS rows FROM ${of.sql(name)} r`;
    told[name] = row?.rows ?? null;
  }
  return told;
}

test('what is restored is every row that was there, and goes on as if nothing had been', async () => {
  const admin = await registerAdmin(core);
  const credit = await requestCredit(core, seller, {
    amount: '250',
    note: 'پیش‌پرداخت',
    idempotencyKey: randomUUID(),
  });
  await decideCredit(core, admin, { id: credit.id, decision: 'approve' });
  const sold = await buy(core);
  const folder = newFolder();
  const before = await contents(core);
  const manifest = await backUp(databaseUrl, folder);
  expect(Object.keys(before).toSorted()).toEqual(
    manifest.tables.map(({ name }) => name).toSorted(),
  );

  const { ownerUrl, appUrl } = await emptyDatabase();
  await restore(ownerUrl, folder, { appUrl });
  const restored = open(appUrl);
  expect(await contents(restored)).toEqual(before);
  expect(await isMigrated(restored.sql)).toBe(true);
  expect((await reconcile(restored)).checks.filter(({ ok }) => !ok)).toEqual([]);

  // A repetition finds its first answer, and a new sale is made beside it; triggers guard again.
  const { balance } = await getWallet(restored, seller);
  await buy(restored);
  expect((await getWallet(restored, seller)).balance).not.toBe(balance);
  await expect(
    open(ownerUrl).sql`UPDATE entries SET amount = amount + 1 WHERE wallet_id = ${seller.walletId}`,
  ).rejects.toThrow('append-only');
  expect(sold.status).toBe('pending');
  expect((await reconcile(restored)).ok).toBe(true);
});

test('a backup taken while sales are made is of one moment, and lets them go on', async () => {
  const stopped = new AbortController();
  const selling = (async () => {
    let count = 0;
    for (; !stopped.signal.aborted; count += 1) await buy(core, '1');
    return count;
  })();
  const folder = newFolder();
  await backUp(databaseUrl, folder);
  stopped.abort();
  expect(await selling).toBeGreaterThan(0);
  const { ownerUrl } = await emptyDatabase();
  await restore(ownerUrl, folder);
  expect((await reconcile(open(ownerUrl))).checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('only who made it may read it', async () => {
  const folder = newFolder();
  await backUp(databaseUrl, folder);
  for (const name of ['.', ...(await readdir(folder))]) {
    expect((await stat(path.join(folder, name))).mode & 0o077).toBe(0);
  }
});

test('a backup never goes into a folder that is there', async () => {
  const folder = newFolder();
  await backUp(databaseUrl, folder);
  const files = await readdir(folder);
  await expect(backUp(databaseUrl, folder)).rejects.toThrow(/is there already/);
  expect(await readdir(folder)).toEqual(files);
});

test('a backup that fails leaves nothing that could be taken for one', async () => {
  const folder = newFolder();
  await expect(backUp((await emptyDatabase()).ownerUrl, folder)).rejects.toThrow(/drizzle/);
  expect((await readdir(parent)).filter((name) => folder.endsWith(name))).toEqual([]);
  await expect(restore((await emptyDatabase()).ownerUrl, folder)).rejects.toThrow(
    /no finished backup/,
  );
});

test('a file that is not as it was written is named, and nothing is restored', async () => {
  const folder = newFolder();
  await backUp(databaseUrl, folder);
  await appendFile(fileOf(folder, 'entries'), 'x');
  const { ownerUrl: url } = await emptyDatabase();
  await expect(restore(url, folder)).rejects.toThrow('entries.copy.gz is not as it was written');
  await rm(fileOf(folder, 'entries'));
  await expect(restore(url, folder)).rejects.toThrow('entries.copy.gz');
  await rm(path.join(folder, MANIFEST));
  await expect(restore(url, folder)).rejects.toThrow(/no finished backup/);
  const untouched = open(url);
  expect(await isMigrated(untouched.sql)).toBe(false);
});

test('a database that holds accounts is left as it is', async () => {
  const folder = newFolder();
  await backUp(databaseUrl, folder);
  const before = await contents(core);
  await expect(restore(databaseUrl, folder)).rejects.toThrow('holds accounts');
  expect(await contents(core)).toEqual(before);
});

test('a backup of an older version comes back into the newest one', async () => {
  const older = knownMigrations().at(-2) ?? 0;
  const { ownerUrl: oldUrl } = await emptyDatabase();
  await migrate(oldUrl, { until: older });
  expect(await isMigrated(open(oldUrl).sql)).toBe(false);
  const folder = newFolder();
  expect((await backUp(oldUrl, folder)).migrations.at(-1)).toBe(older);
  const { ownerUrl, appUrl } = await emptyDatabase();
  await restore(ownerUrl, folder, { appUrl });
  expect(await isMigrated(open(appUrl).sql)).toBe(true);

  const { ownerUrl: migrated } = await emptyDatabase();
  await migrate(migrated);
  await expect(restore(migrated, folder)).rejects.toThrow('newer tables');
});
