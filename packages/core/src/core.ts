import type { Logger } from 'pino';
import { openDatabase, type Database } from '#db/client';
import { openLog } from '#log';
import type { CoreSettings } from '#settings/settings';

/** What every service is given: the database, the settings and the log; opened once a process. */
export interface Core extends Database {
  settings: CoreSettings;
  log: Logger;
}

/** Opens the core of a process. `name` is the process's, as logs and the database show it. */
export function openCore(settings: CoreSettings, name: string): Core {
  const log = openLog(settings.logging, name);
  const database = openDatabase({ ...settings.database, applicationName: name });
  return { ...database, settings, log };
}
