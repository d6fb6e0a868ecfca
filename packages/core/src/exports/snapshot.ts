import { drizzle } from 'drizzle-orm/postgres-js';
import type { Core } from '#core';
import type { Sql } from '#db/client';
import { AppError } from '#errors';

/** Each holds a connection of the pool for as long as it is read. */
const SNAPSHOTS_MAX = 2;

const openSnapshots = new WeakMap<Sql, number>();

/** A core whose reads all see the database as it was at one moment. */
export interface Snapshot {
  /** @throws whatever has ended the transaction */
  core(): Core;
  close(): Promise<void>;
}

/**
 * Opens a REPEATABLE READ transaction, so that a list can be read to its end, page by page, while the
 * books go on. PostgreSQL ends it where nobody reads for half a minute.
 * @throws AppError OVERLOADED where the process has two open already
 */
export async function openSnapshot(core: Core): Promise<Snapshot> {
  const open = openSnapshots.get(core.sql) ?? 0;
  if (open >= SNAPSHOTS_MAX) throw new AppError('OVERLOADED');
  openSnapshots.set(core.sql, open + 1);
  const forget = () => void openSnapshots.set(core.sql, (openSnapshots.get(core.sql) ?? 1) - 1);
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let ended: { error: unknown } | undefined;
  let transaction: Promise<unknown> = Promise.resolve();
  try {
    const inside = await new Promise<Core>((began, failed) => {
      transaction = core.sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
        // The query builder reads the options that a transaction's handle does not carry.
        const sql = Object.assign(tx, { options: core.sql.options }) as unknown as Sql;
        began({ ...core, sql, db: drizzle(sql) });
        await finished;
      });
      transaction.catch((error: unknown) => {
        ended = { error };
        failed(error);
      });
    });
    return {
      core: () => {
        if (ended) throw ended.error;
        return inside;
      },
      close: async () => {
        forget();
        // On a connection that was lost the driver's COMMIT would throw where nobody catches it.
        if (ended) return;
        finish();
        await transaction.catch(() => undefined);
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}
