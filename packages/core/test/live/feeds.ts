import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import type { FeedPage } from '#live/feed';

/** Reads a feed from a cursor until it has nothing more to tell; answers what it told, in order. */
export async function readAll<Data>(
  read: (cursor: string) => Promise<FeedPage<Data>>,
  start: string,
): Promise<{ data: Data[]; cursors: string[]; next: string }> {
  const data: Data[] = [];
  const cursors: string[] = [];
  let next = start;
  for (;;) {
    const page = await read(next);
    data.push(...page.events.map((event) => event.data));
    cursors.push(...page.events.map((event) => event.cursor));
    next = page.next;
    if (page.again === 'told') return { data, cursors, next };
    if (page.again === 'soon') await sleep(2);
  }
}

/** A transaction that has its number and is not committed: what commits now overtakes it. */
export async function holdTransaction(
  core: Core,
  work: (tx: AnySql) => Promise<unknown>,
): Promise<{ commit: () => Promise<void> }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let transaction: Promise<unknown> | undefined;
  await new Promise<void>((began, failed) => {
    transaction = core.sql.begin(async (tx) => {
      await work(tx);
      began();
      await released;
    });
    transaction.catch(failed);
  });
  const commit = async () => {
    release();
    await transaction;
  };
  onTestFinished(commit);
  return { commit };
}
