import { readWorkerSettings } from '@chargeflow/core/settings/worker';
import { Command } from 'commander';

import { listenForInterruption } from '#interruption';
import { requireFreePort, runStack } from '#run-stack';
import { environmentWith, readCliSettings } from '#settings/environment';

export function startCommand(): Command {
  return new Command('start')
    .description('run web and worker in production, until SIGTERM drains both')
    .action(start);
}

async function start(): Promise<void> {
  const { databaseUrl, authSecret, port } = readCliSettings();
  if (databaseUrl === undefined || authSecret === undefined) {
    const missing = [
      ...(databaseUrl === undefined ? ['DATABASE_URL'] : []),
      ...(authSecret === undefined ? ['AUTH_SECRET'] : []),
    ];
    throw new Error(`${missing.join(' and ')} must be set in production`);
  }
  readWorkerSettings(environmentWith({ NODE_ENV: 'production' }));
  await requireFreePort(port);
  await runStack(
    { mode: 'production', databaseUrl, webPort: port, processes: ['web', 'worker'] },
    listenForInterruption(),
    ({ webUrl }) => void process.stdout.write(`Charge Flow serves ${webUrl}\n`),
  );
}
