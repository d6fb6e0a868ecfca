import { expect } from 'vitest';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { sqlStateOf } from '#db/sqlstate';
import { AppError, ERRORS, type ErrorBody } from '#errors';
import { reconcile } from '#ledger/reconcile';
import { getWallet } from '#wallets/get';

/** What a caller would be told of a call's failure; fails itself when the call succeeds. */
export async function failureOf(call: PromiseLike<unknown>): Promise<ErrorBody> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AppError) return error.body;
    throw error;
  }
  throw new Error('the call was expected to fail');
}

/** `'ok'`, or the number of the error that the call failed with; a failure of ours is thrown. */
export async function outcomeOf(call: PromiseLike<unknown>): Promise<number | 'ok'> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) return ERRORS[error.errorName].code;
    throw error;
  }
}

/** The SQLSTATE that the database refuses a statement with; `'accepted'` when it does not. */
export async function sqlStateFrom(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
    return 'accepted';
  } catch (error) {
    return sqlStateOf(error) ?? String(error);
  }
}

/** How often each value occurs. */
export function tally(values: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

export async function balanceOf(core: Core, actor: Actor): Promise<string> {
  return (await getWallet(core, actor)).balance;
}

/** Every invariant of the money holds. */
export async function expectBooksInOrder(core: Core): Promise<void> {
  const { ok, checks } = await reconcile(core);
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
}

/** Waits until this many of the database's connections wait for a lock. */
export async function untilBlocked(core: Core, connections: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const [row] = await core.sql<{ waiting: bigint }[]>`
          SELECT count(*) AS waiting FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return Number(row?.waiting);
      },
      { timeout: 10_000, interval: 5 },
    )
    .toBe(connections);
}

/** More than any list of a test has. */
const PAGES_MAX = 1000;

/** The items of every page of a list, asked for with the cursor that the page before gave. */
export async function allPages<Item>(
  page: (cursor: string | null) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let cursor: string | null = null, more = true; more;) {
    const { items, nextCursor }: { items: Item[]; nextCursor: string | null } = await page(cursor);
    pages.push(items);
    if (pages.length > PAGES_MAX) throw new Error('the list has no end');
    more = nextCursor !== null;
    cursor = nextCursor;
  }
  return pages;
}
