import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { openWay } from '@chargeflow/local-postgres/way';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type AnySql, type Sql } from '#db/client';

const { url, ownerUrl } = await testDatabase();
const admin = openPool(2, ownerUrl);
afterAll(() => admin.close());

function openPool(maxConnections: number, at = url) {
  return openDatabase({ url: at, maxConnections, applicationName: 'driver' });
}

/** A pool of one connection, which whoever comes next is given anew once it is dead. */
function openOne(): Sql {
  const pool = openPool(1);
  onTestFinished(() => pool.close());
  return pool.sql;
}

async function pidOf(sql: AnySql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return row?.pid ?? 0;
}

async function kill(sql: AnySql): Promise<void> {
  await admin.sql`SELECT pg_terminate_backend(${await pidOf(sql)})`;
}

async function isAsleep(pid: number): Promise<boolean> {
  const rows = await admin.sql`
    SELECT FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'PgSleep'`;
  return rows.length > 0;
}

const codeOf = (error: unknown) => (error as { code?: string }).code;
const closed = { code: 'CONNECTION_CLOSED' };

async function marks(): Promise<string[]> {
  const rows = await admin.sql<{ mark: string }[]>`SELECT mark FROM marks ORDER BY mark`;
  return rows.map(({ mark }) => mark);
}

beforeEach(async () => {
  await admin.sql`CREATE TABLE IF NOT EXISTS marks (mark text)`;
  await admin.sql`GRANT ALL ON marks TO PUBLIC`;
  await admin.sql`TRUNCATE marks`;
});

describe('a transaction whose connection dies', () => {
  test('does not go on in the connection that is opened in its place', async () => {
    const sql = openOne();
    let late: unknown;
    const dead = sql.begin(async (tx) => {
      await tx`INSERT INTO marks VALUES ('before')`;
      await kill(tx);
      await sql`SELECT 1`;
      late = await tx`INSERT INTO marks VALUES ('after')`.catch((error: unknown) => error);
    });
    await expect(dead).rejects.toMatchObject(closed);
    await expect.poll(() => late).toMatchObject(closed);
    expect(await marks()).toEqual([]);
  });

  test('ends no transaction of somebody else with its own', async () => {
    const sql = openOne();
    let failLate = () => {};
    const failing = new Promise<never>((_resolve, reject) => {
      failLate = () => reject(new Error('late'));
    });
    const dead = sql.begin(async (tx) => {
      await kill(tx);
      await failing;
    });
    await expect(dead).rejects.toMatchObject(closed);
    await sql.begin(async (tx) => {
      await tx`INSERT INTO marks VALUES ('first')`;
      failLate();
      await admin.sql`SELECT pg_sleep(0.05)`;
      await tx`INSERT INTO marks VALUES ('second')`;
    });
    expect(await marks()).toEqual(['first', 'second']);
  });

  test('is told of each of its statements, also those that still waited for their turn', async () => {
    const sql = openOne();
    const told: unknown[] = [];
    const dead = sql.begin(async (tx) => {
      const pid = await pidOf(tx);
      const many = Array.from({ length: 200 }, (_, turn) =>
        tx`SELECT pg_sleep(${turn === 0 ? 25 : 0})`.then(
          () => told.push('answered'),
          (error: unknown) => told.push(codeOf(error)),
        ),
      );
      await expect.poll(() => isAsleep(pid)).toBe(true);
      await admin.sql`SELECT pg_terminate_backend(${pid})`;
      await Promise.all(many);
    });
    await expect(dead).rejects.toThrow();
    await expect.poll(() => told.length).toBe(200);
    expect(told).not.toContain('answered');
  });
});

describe('a reserved connection that dies', () => {
  test('refuses what it is given, and given back it is nobody’s', async () => {
    const sql = openOne();
    const reserved = await sql.reserve();
    await kill(reserved);
    await sql`SELECT 1`;
    await expect(reserved`INSERT INTO marks VALUES ('after')`).rejects.toMatchObject(closed);
    reserved.release();
    await sql.begin(async (tx) => {
      await tx`INSERT INTO marks VALUES ('other')`;
      await expect(reserved`ROLLBACK`).rejects.toMatchObject(closed);
    });
    expect(await marks()).toEqual(['other']);
  });
});

/** A way to the database that can be cut and stalled in the midst of anything. */
async function takeWay() {
  const way = await openWay(url);
  onTestFinished(() => way.close());
  return way;
}

test('a way that is cut again and again under load leaves no call without an answer', async () => {
  const way = await takeWay();
  const pool = openPool(4, way.url);
  onTestFinished(() => pool.close());
  const { sql } = pool;
  const over = new AbortController();
  let answers = 0;
  const call = async (turn: number) => {
    const at = String(turn);
    if (turn % 3 === 0) await sql.begin(async (tx) => tx`SELECT ${at}::text, ${at}::int`);
    else await sql`SELECT ${'x'.repeat(turn * 40)}::text`;
  };
  const callers = Array.from({ length: 30 }, async (_, turn) => {
    while (!over.signal.aborted) {
      await call(turn).catch(() => {});
      answers += 1;
    }
  });
  for (let cuts = 0; cuts < 40; cuts += 1) {
    const before = answers;
    await expect.poll(() => answers, { interval: 2 }).toBeGreaterThan(before + 5);
    way.cut();
  }
  over.abort();
  await Promise.all(callers);
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
}, 60_000);
