import { openDatabase, type Sql } from '@chargeflow/core/db/client';
import { rebuildRollups } from '@chargeflow/core/rollups/rebuild';
import { openBenchCore } from '#big/queries/caller';
import { dropIndexes } from '#big/seed/indexes';
import { seedAudit, seedMoney } from '#big/seed/money';
import { prepareSeed, seedPeople, seedPhones } from '#big/seed/prepare';
import { sizeOf } from '#big/size';

/** Entries that are made at once: what sorts and sums them has to fit into memory. */
const ENTRIES_AT_ONCE = 500_000;

/** Fills an empty, migrated database; `tell` hears of each step. */
export async function seedDatabase(
  url: string,
  scale: number,
  tell: (step: string) => void,
): Promise<void> {
  const size = sizeOf(scale);
  const database = openDatabase({ url, maxConnections: 1, applicationName: 'seed', work: 'long' });
  const { sql } = database;
  try {
    await setUp(sql);
    const restoring = await dropIndexes(sql);
    tell(`${size.sellers} sellers`);
    await prepareSeed(sql, size);
    await seedPeople(sql);
    const sellers = await readSizes(sql);
    for (let from = 1; from <= sellers.length;) {
      let entries = 0;
      let to = from;
      for (; to <= sellers.length && entries < ENTRIES_AT_ONCE; to += 1) {
        entries += sellers[to - 1] ?? 0;
      }
      tell(`entries of sellers ${from} to ${to - 1} of ${sellers.length}`);
      await seedMoney(sql, from, to - 1);
      from = to;
    }
    tell('phone books and the audit log');
    await seedPhones(sql);
    await seedAudit(sql);
    for (const statement of restoring) {
      tell(statement.slice(0, 90));
      await sql.unsafe(statement);
    }
    tell('rollups');
    await rollUp(url);
    tell('statistics');
    await sql`DROP SCHEMA seed CASCADE`;
    await sql`VACUUM (ANALYZE)`;
  } finally {
    await database.close();
  }
}

/** As the worker would have long ago: what it has not added up yet is read entry by entry. */
async function rollUp(url: string): Promise<void> {
  const core = openBenchCore(url);
  try {
    await rebuildRollups(core);
  } finally {
    await core.close();
  }
}

/** Triggers and foreign keys stay: what they write or ask for is part of the data. */
async function setUp(sql: Sql): Promise<void> {
  await sql`SET statement_timeout = 0`;
  await sql`SET synchronous_commit = off`;
  await sql`SET work_mem = '512MB'`;
  await sql`SET maintenance_work_mem = '1GB'`;
}

async function readSizes(sql: Sql): Promise<number[]> {
  const rows = await sql<{ entries: number }[]>`
    SELECT entries::int AS entries FROM seed.sellers ORDER BY no`;
  return rows.map(({ entries }) => entries);
}
