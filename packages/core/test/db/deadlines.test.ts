import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { openWay } from '@chargeflow/local-postgres/way';
import { sql as text } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { assertClock, clockAheadMs, watchClock } from '#clock';
import { openDatabase, type Database, type Sql } from '#db/client';
import type { Work } from '#db/deadlines';
import { withLongWork } from '#db/long';
import { retryConflicts } from '#db/retry';
import { isReady } from '#ready';
import { openTestCore } from '../fixtures';

const { url, ownerUrl } = await testDatabase();
const core = await openTestCore();
const admin = openDatabase({ url: ownerUrl, maxConnections: 2, applicationName: 'deadlines' });
afterAll(() => admin.close());
await admin.sql`CREATE TABLE marks (mark text PRIMARY KEY, count int NOT NULL DEFAULT 0)`;
await admin.sql`GRANT ALL ON marks TO PUBLIC`;
await admin.sql`INSERT INTO marks VALUES ('a'), ('b'), ('locked')`;

function open(work: Work, maxConnections = 1, at = url): Database {
  const database = openDatabase({ url: at, maxConnections, applicationName: 'deadline', work });
  onTestFinished(() => database.close());
  return database;
}

async function takeWay() {
  const way = await openWay(url);
  onTestFinished(() => way.close());
  return way;
}

/** Holds a row locked until the test is over, or `free` is called. */
async function lockRow(mark: string): Promise<() => void> {
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  await new Promise<void>((locked) => {
    const held = admin.sql.begin(async (tx) => {
      await tx`SELECT FROM marks WHERE mark = ${mark} FOR UPDATE`;
      locked();
      await freed;
    });
    onTestFinished(async () => {
      free();
      await held;
    });
  });
  return free;
}

/** Nothing here has a deadline near the test's own, so what hangs is seen to. */
describe('nobody waits for ever', () => {
  test('for a connection where none comes free: whoever waits is told, and the next one is served', async () => {
    const { sql, db } = open('call');
    const reserved = await sql.reserve();
    const late = { code: 'ACQUIRE_TIMEOUT' };
    await Promise.all([
      expect(sql`SELECT 1`).rejects.toMatchObject(late),
      expect(sql.begin((tx) => tx`SELECT 1`)).rejects.toMatchObject(late),
      expect(sql.reserve()).rejects.toMatchObject(late),
      expect(db.execute(text`SELECT 1`)).rejects.toMatchObject({ cause: late }),
    ]);
    const waiting = sql`SELECT 2 AS answer`;
    reserved.release();
    expect(await waiting).toEqual([{ answer: 2 }]);
  });

  test('but whoever has their turn in sight is served, however long the line', async () => {
    const { sql } = open('call');
    const line = Array.from({ length: 5 }, () => sql`SELECT pg_sleep(1.5)`);
    expect(await Promise.all(line)).toHaveLength(5);
  });

  test('behind the lock that another waits for, while there is a connection', async () => {
    const { sql } = open('work', 2);
    const count = (mark: string) => sql`UPDATE marks SET count = count + 1 WHERE mark = ${mark}`;
    await Promise.all([count('a'), count('a')]);
    const free = await lockRow('locked');
    let isOver = false;
    const locked = count('locked').then(() => (isOver = true));
    for (let turn = 0; turn < 5; turn += 1) {
      await Promise.all(Array.from({ length: 20 }, () => count('a')));
    }
    expect(isOver).toBe(false);
    free();
    await locked;
  });

  test('for an answer over a way that is dead, and another way is made', async () => {
    const way = await takeWay();
    const { sql } = open('call', 2, way.url);
    await sql`SELECT 1`;
    way.stall();
    const told = Promise.allSettled([
      sql`INSERT INTO marks VALUES ('stalled')`,
      sql.begin((tx) => tx`INSERT INTO marks VALUES ('stalled in a transaction')`),
    ]);
    const codes = (await told).map((one) => one.status === 'rejected' && one.reason.code);
    for (const code of codes) expect(['ANSWER_TIMEOUT', 'CONNECT_TIMEOUT']).toContain(code);
    way.cut();
    way.resume();
    expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  });

  test('in a transaction, which is then no more', async () => {
    const way = await takeWay();
    const { sql } = open('call', 1, way.url);
    const dead = sql.begin(async (tx) => {
      await tx`INSERT INTO marks VALUES ('half')`;
      way.stall();
      await tx`INSERT INTO marks VALUES ('other half')`;
    });
    const told: unknown = await dead.catch((error: unknown) => error);
    // The end of the connection may be told of in the words of its transaction's.
    expect(told).toMatchObject({
      code: expect.stringMatching(/^(ANSWER_TIMEOUT|CONNECTION_CLOSED)$/),
    });
    way.cut();
    way.resume();
    expect(await sql`SELECT FROM marks WHERE mark LIKE '%half'`).toHaveLength(0);
  });

  test('for a lock, or a statement', async () => {
    const { sql } = open('call');
    await lockRow('locked');
    const locked = sql`UPDATE marks SET count = 0 WHERE mark = 'locked'`;
    await expect(locked).rejects.toMatchObject({ code: '55P03' });
    await expect(sql`SELECT pg_sleep(20)`).rejects.toMatchObject({ code: '57014' });
  });

  test('but a reader of a stream may take their time', async () => {
    const sql = postgres(url, { max: 1, answer_timeout: 2 });
    onTestFinished(() => sql.end());
    const stream = await sql`
      COPY (SELECT repeat('x', 1000) FROM generate_series(1, 5000)) TO STDOUT`.readable();
    let bytes = 0;
    for await (const chunk of stream) {
      if (bytes === 0) await admin.sql`SELECT pg_sleep(3)`;
      bytes += (chunk as Buffer).length;
    }
    expect(bytes).toBe(5000 * 1001);
  });

  test('and what reads whole tables has hours', async () => {
    const [row] = await withLongWork(core.settings.database, (sql) => sql`SHOW statement_timeout`);
    expect(row).toEqual({ statement_timeout: '2h' });
  });
});

describe('what PostgreSQL has undone for the sake of others', () => {
  /** Two that each take what the other wants next; only the first attempts meet. */
  async function deadlock(
    update: (database: Database, marks: [string, string], met: Met) => Promise<void>,
  ) {
    const [one, other] = [open('work'), open('work')];
    const met = meeting();
    await Promise.all([update(one, ['a', 'b'], met), update(other, ['b', 'a'], met)]);
  }
  type Met = () => Promise<void>;
  function meeting(): Met {
    let here = 0;
    let open = () => {};
    const both = new Promise<void>((resolve) => (open = resolve));
    return () => {
      here += 1;
      if (here >= 2) open();
      return both;
    };
  }
  const counts = async () => {
    const rows = await admin.sql<{ count: number }[]>`
      SELECT count FROM marks WHERE mark IN ('a', 'b') ORDER BY mark`;
    return rows.map(({ count }) => count);
  };

  test('is done again: two that lock each other out both come through, each once', async () => {
    const before = await counts();
    await deadlock(({ sql }, [first, second], met) =>
      sql.begin(async (tx) => {
        await tx`UPDATE marks SET count = count + 1 WHERE mark = ${first}`;
        await met();
        await tx`UPDATE marks SET count = count + 1 WHERE mark = ${second}`;
      }),
    );
    expect(await counts()).toEqual(before.map((count) => count + 2));
  });

  test('is done again under the query builder too', async () => {
    const before = await counts();
    await deadlock(({ db }, [first, second], met) =>
      db.transaction(async (tx) => {
        await tx.execute(text`UPDATE marks SET count = count + 1 WHERE mark = ${first}`);
        await met();
        await tx.execute(text`UPDATE marks SET count = count + 1 WHERE mark = ${second}`);
      }),
    );
    expect(await counts()).toEqual(before.map((count) => count + 2));
  });

  test.each([
    ['40001', 4],
    ['40P01', 4],
    ['55P03', 1],
    ['57014', 1],
    ['23505', 1],
    ['CONNECTION_CLOSED', 1],
  ])('%s is met with %i attempts', async (code, attempts) => {
    let done = 0;
    const failing = retryConflicts(async () => {
      done += 1;
      throw Object.assign(new Error(code), { code });
    });
    await expect(failing).rejects.toMatchObject({ code });
    expect(done).toBe(attempts);
  });
});

describe('whether the process is ready', () => {
  const openAt = (at: string) => ({ ...open('call', 1, at), log: core.log });

  test('is false while the database cannot be reached, and true again after', async () => {
    const way = await takeWay();
    const database = openAt(way.url);
    expect(await isReady(database)).toBe(true);
    way.stall();
    expect(await isReady(database)).toBe(false);
    way.cut();
    expect(await isReady(database)).toBe(false);
    way.resume();
    await expect.poll(() => isReady(database)).toBe(true);
    way.close();
    expect(await isReady(database)).toBe(false);
  });

  test('is asked past a pool that is busy', async () => {
    const database = openAt(url);
    const reserved = await database.sql.reserve();
    expect(await isReady(database)).toBe(true);
    reserved.release();
  });
});

describe('a clock that is not the database’s', () => {
  const HOUR_MS = 3_600_000;
  /** A database that is so far ahead of us. */
  const ahead = (ms: number) =>
    ({ sql: async () => [{ now: Date.now() + ms }] }) as unknown as typeof core;

  test('is refused, whichever way it is off', async () => {
    await expect(assertClock(ahead(-2 * HOUR_MS))).rejects.toThrow('7200 s ahead of the database');
    await expect(assertClock(ahead(2 * HOUR_MS))).rejects.toThrow('7200 s behind the database');
  });

  test('is never quite the same, which is borne', async () => {
    await assertClock(ahead(-5_000));
    await assertClock(ahead(5_000));
    expect(Math.abs(await clockAheadMs(core))).toBeLessThan(5_000);
  });

  test('is noticed by what works on, which a database that fails does not end', async () => {
    const stopping = new AbortController();
    const asked: number[] = [];
    const failing = {
      sql: async () => {
        asked.push(1);
        if (asked.length !== 3) throw new Error('not there');
        return [{ now: Date.now() + HOUR_MS }];
      },
    } as unknown as typeof core;
    await expect(watchClock(failing, stopping.signal, 1)).rejects.toThrow('behind');
    expect(asked).toHaveLength(3);
    stopping.abort();
    await watchClock(failing, stopping.signal, 1);
  });

  test('makes a process not ready', async () => {
    /** The real database, except for what time it is. */
    const probe = (ms: number) =>
      (async (strings: TemplateStringsArray, ...values: string[]) =>
        strings.join('').includes('clock_timestamp')
          ? [{ now: Date.now() + ms }]
          : core.probe(strings, ...values)) as unknown as Sql;
    expect(await isReady({ ...core, probe: probe(0) })).toBe(true);
    expect(await isReady({ ...core, probe: probe(HOUR_MS) })).toBe(false);
  });
});
