import { randomUUID } from 'node:crypto';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { expect, onTestFinished, test } from 'vitest';
import { openCore, type Core } from '#core';
import { listen } from '#live/listen';
import { Publisher, type Channel } from '#live/notify';
import { openTestCore } from '../fixtures';
import { openLine } from './line';

const core = await openTestCore();
/** As long as a busy machine may need; what never comes fails the test. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** Another process, as far as hints go. */
function openOther(url: string): Core {
  const { settings } = core;
  const other = openCore({ ...settings, database: { url, maxConnections: 2 } }, 'other');
  onTestFinished(() => other.close());
  return other;
}

/** Listens, and answers what was heard since the line was made. */
async function hear(by: Core, channel: Channel) {
  const heard: (readonly string[])[] = [];
  const stop = listen(by, channel, (ids) => heard.push(ids));
  onTestFinished(stop);
  await eventually(() => heard).toEqual([[]]);
  heard.length = 0;
  return { heard, stop };
}

const linesOf = async (name: string) => {
  const rows = await core.sql<{ pid: number; query: string }[]>`
    SELECT pid, query FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${name}`;
  return { all: rows.length, listening: rows.filter(({ query }) => /^\s*listen/i.test(query)) };
};

test('a hint reaches every process that listens, on its channel only', async () => {
  const other = openOther((await testDatabase()).url);
  const [here, there, elsewhere] = [
    await hear(core, 'changes'),
    await hear(other, 'changes'),
    await hear(other, 'deliveries'),
  ];
  const id = randomUUID();
  core.publisher.publish('changes', id);
  for (const { heard } of [here, there]) await eventually(() => heard).toEqual([[id]]);
  core.publisher.publish('deliveries');
  await eventually(() => elsewhere.heard).toEqual([[]]);
  expect(here.heard).toEqual([[id]]);
});

/** Counts the statements, each of which is over when `until` is. */
function countStatements(until: () => Promise<void> | undefined) {
  const begun: number[] = [];
  const sql = new Proxy(core.sql, {
    apply(target, self, args: Parameters<typeof core.sql>) {
      begun.push(performance.now());
      const statement = Reflect.apply(target, self, args);
      return (async () => {
        await until();
        return statement;
      })();
    },
  });
  return { begun, publisher: new Publisher(sql, core.log) };
}

test('thousands of hints at once are each told once, none left out', async () => {
  const { heard } = await hear(core, 'changes');
  const { begun, publisher } = countStatements(() => undefined);
  const ids = Array.from({ length: 3_000 }, () => randomUUID());
  for (const id of [...ids, ...ids]) publisher.publish('changes', id);
  await eventually(() => heard.flat().length).toBeGreaterThanOrEqual(ids.length);
  expect(heard.flat().toSorted()).toEqual(ids.toSorted());
  expect(begun).toHaveLength(1);
});

test('hints that come one by one go together, at most a statement in ten milliseconds', async () => {
  const { heard } = await hear(core, 'changes');
  const { begun, publisher } = countStatements(() => undefined);
  const ids = Array.from({ length: 300 }, () => randomUUID());
  for (const id of ids) {
    publisher.publish('changes', id);
    await new Promise(setImmediate);
  }
  await eventually(() => heard.flat().length).toBe(ids.length);
  const gapsMs = begun.slice(1).map((ms, place) => ms - (begun[place] ?? 0));
  // A timer may be a millisecond early.
  expect(gapsMs.filter((gapMs) => gapMs < 9)).toEqual([]);
});

test('one statement is under way at a time, however long it takes', async () => {
  const { heard } = await hear(core, 'changes');
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const { begun, publisher } = countStatements(() => ended);
  for (let n = 0; n < 5; n += 1) {
    publisher.publish('changes', `n${n}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect(begun).toHaveLength(1);
  end();
  await eventually(() => heard.flat()).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
  expect(begun).toHaveLength(2);
});

test('more ids than are kept are told of as one hint to look at everything', async () => {
  const { heard } = await hear(core, 'credits');
  for (let n = 0; n < 20_000; n += 1) core.publisher.publish('credits', `n${n}`);
  core.publisher.publish('credits', 'one more');
  await eventually(() => heard).toContainEqual([]);
  expect(heard.flat().length).toBeLessThan(10);
});

test('a hint is no part of a transaction that is open, nor does it wait for one', async () => {
  const { heard } = await hear(core, 'changes');
  await core.sql.begin(async (tx) => {
    await tx`SELECT 1`;
    core.publisher.publish('changes', 'sale');
    await eventually(() => heard).toEqual([['sale']]);
  });
});

test('a process listens over one connection besides its pool, however many channels it hears', async () => {
  const other = openOther((await testDatabase()).url);
  for (const channel of ['changes', 'deliveries', 'credits', 'sessions'] as const) {
    await hear(other, channel);
    listen(other, channel, () => undefined);
  }
  await Promise.all(Array.from({ length: 20 }, () => other.sql`SELECT pg_sleep(0.01)`));
  const { all, listening } = await linesOf('other');
  expect(listening).toHaveLength(1);
  expect(all).toBe(3);
});

test('who has left hears nothing more, also after the line was made again', async () => {
  const other = openOther((await testDatabase()).url);
  const stays = await hear(other, 'changes');
  const left: (readonly string[])[] = [];
  listen(other, 'changes', (ids) => left.push(ids))();
  const before = await linesOf('other');
  expect(before.listening).toHaveLength(1);
  await core.sql`SELECT pg_terminate_backend(${before.listening[0]?.pid ?? 0})`;
  await eventually(() => stays.heard).toEqual([[]]);
  core.publisher.publish('changes', 'later');
  await eventually(() => stays.heard).toEqual([[], ['later']]);
  expect(left).toEqual([]);
  await eventually(async () => (await linesOf('other')).listening.length).toBe(1);
});

test('after the database was out of reach, every channel is heard again, and all is looked at', async () => {
  const line = await openLine((await testDatabase()).url);
  onTestFinished(line.cut);
  const other = openOther(line.url);
  const [changes, deliveries] = [await hear(other, 'changes'), await hear(other, 'deliveries')];
  await line.cut();
  // Published into nowhere: lost, or sent once there is a line again. Either does no harm.
  const others = (heard: (readonly string[])[]) => heard.filter(([id]) => id !== 'lost');
  for (let n = 0; n < 5; n += 1) {
    other.publisher.publish('changes', 'lost');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  core.publisher.publish('changes', 'unheard');
  expect(changes.heard).toEqual([]);
  await line.mend();
  for (const { heard } of [changes, deliveries]) {
    await eventually(() => others(heard)).toEqual([[]]);
  }
  expect((await linesOf('other')).listening).toHaveLength(1);
  core.publisher.publish('changes', 'found');
  core.publisher.publish('deliveries');
  await eventually(() => changes.heard).toContainEqual(['found']);
  await eventually(() => deliveries.heard).toEqual([[], []]);
});

test('what was published before closing is heard, what comes after is not', async () => {
  const { heard } = await hear(core, 'changes');
  const other = openCore(core.settings, 'closing');
  for (const id of ['first', 'second', 'third']) other.publisher.publish('changes', id);
  await other.close();
  other.publisher.publish('changes', 'too late');
  await eventually(() => heard.flat()).toEqual(['first', 'second', 'third']);
  core.publisher.publish('changes', 'last');
  await eventually(() => heard.flat()).toEqual(['first', 'second', 'third', 'last']);
});
