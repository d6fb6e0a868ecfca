import { openCore, type Core } from '@chargeflow/core/core';
import { SettingsError } from '@chargeflow/core/settings/settings';
import { readWorkerSettings, type WorkerSettings } from '@chargeflow/core/settings/worker';
import { work } from '#work';

const settings = readSettingsOrExit();
const core = openCore(settings.core, 'worker');
const stopping = new AbortController();

// Once each: a second signal ends the process at once, as if nobody listened.
process.once('SIGTERM', () => stopping.abort());
process.once('SIGINT', () => stopping.abort());
process.on('uncaughtException', (error) => exitAfter(core, error));
process.on('unhandledRejection', (error) => exitAfter(core, error));

try {
  await work(core, settings, stopping.signal);
} catch (error) {
  exitAfter(core, error);
}
// Lines to the operator that are kept open would hold the process.
process.exit(0);

function readSettingsOrExit(): WorkerSettings {
  try {
    return readWorkerSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** What is not expected leaves the process in no known state; another takes its charges over. */
function exitAfter({ log }: Core, error: unknown): never {
  log.fatal({ err: error }, 'the worker has failed');
  process.exit(1);
}
