import { setTimeout as sleep } from 'node:timers/promises';
import { RETRIED, sqlStateOf } from '#db/sqlstate';

const ATTEMPTS_MAX = 4;
const FIRST_WAIT_MS = 10;

/**
 * Does the work again where PostgreSQL has undone it for the sake of others (serialization failures
 * and deadlocks, and nothing else), a few times with growing waits of chance. The work must be one
 * transaction, and do nothing outside of it.
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS_MAX || !RETRIED.has(sqlStateOf(error) ?? '')) throw error;
      await sleep(Math.random() * FIRST_WAIT_MS * 4 ** (attempt - 1));
    }
  }
}
