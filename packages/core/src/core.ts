import type { Logger } from 'pino';
import { sessionLookUp, type SessionLookUp } from '#auth/look-up';
import { openDatabase, type Database } from '#db/client';
import type { Work } from '#db/deadlines';
import { SaleFlights } from '#ledger/flights';
import { Listener } from '#live/listen';
import { Publisher } from '#live/notify';
import { openLog } from '#log';
import type { CoreSettings } from '#settings/settings';

/**
 * What every service is given: the database, hints to and from other processes, the settings and
 * the log; opened once a process.
 */
export interface Core extends Database {
  publisher: Publisher;
  listener: Listener;
  /** What gathers the sales of a moment into one statement. */
  sales: SaleFlights;
  /** What gathers the look-ups of sessions. */
  findSession: SessionLookUp;
  settings: CoreSettings;
  log: Logger;
}

/**
 * Opens the core of a process. `name` is the process's, as logs and the database show it; `work` says
 * which deadlines its statements have.
 */
export function openCore(settings: CoreSettings, name: string, work: Work = 'work'): Core {
  const log = openLog(settings.logging, name);
  const database = openDatabase({ ...settings.database, applicationName: name, work });
  const publisher = new Publisher(database.sql, log);
  const listener = new Listener(database.sql, log);
  const close = async () => {
    await publisher.close();
    await database.close();
  };
  const terms = { ...settings.sales, region: settings.business.defaultRegion };
  const sales = new SaleFlights(database.sql, terms);
  const findSession = sessionLookUp(database.sql);
  return { ...database, close, publisher, listener, sales, findSession, settings, log };
}
