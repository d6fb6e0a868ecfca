import { assertClock } from '#clock';
import type { Core } from '#core';
import { isMigrated } from '#db/migrate';

/**
 * Whether the database answers, has every migration that this code needs and agrees with us on the
 * time. Asked on a connection of its own, within two seconds: a pool that is busy says nothing of the
 * database. Never throws.
 */
export async function isReady({ probe, log }: Pick<Core, 'probe' | 'log'>): Promise<boolean> {
  try {
    await assertClock({ sql: probe });
    return await isMigrated(probe);
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    return false;
  }
}
