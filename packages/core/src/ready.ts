import type { Core } from '#core';
import { isMigrated } from '#db/migrate';

/** Whether the database answers and has every migration that this code needs. Never throws. */
export async function isReady({ sql, log }: Core): Promise<boolean> {
  try {
    return await isMigrated(sql);
  } catch (error) {
    log.warn({ err: error }, 'the database is not ready');
    return false;
  }
}
