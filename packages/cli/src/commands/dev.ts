import path from 'node:path';

import { openCore } from '@chargeflow/core/core';
import { migrate } from '@chargeflow/core/db/migrate';
import { seedDemo } from '@chargeflow/core/demo/seed';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { openPostgres } from '@chargeflow/local-postgres/open';
import { isPortFree } from '@chargeflow/local-stack/ports';
import { type ProcessName, ROOT } from '@chargeflow/local-stack/programs';
import { Command } from 'commander';

import { listenForInterruption } from '#interruption';
import { requireFreePort, runStack } from '#run-stack';
import { rememberSecret } from '#secret';
import { demoAccounts } from '#commands/seed';
import { type CliSettings, environmentWith, readCliSettings } from '#settings/environment';

const DATA = path.join(ROOT, '.data');
const FIRST_PAGE_LIMIT_MS = 60_000;

type Variables = { DATABASE_URL: string; AUTH_SECRET: string; DEMO_DATA: string };

export function devCommand(): Command {
  return new Command('dev')
    .description('run all of it for development, with demo data, until Ctrl-C')
    .action(dev);
}

async function dev(): Promise<void> {
  const settings = readCliSettings();
  await requireFreePort(settings.port);
  const interrupted = listenForInterruption();
  const secret = settings.authSecret ?? (await rememberSecret(path.join(DATA, 'auth-secret')));
  const postgres = await openPostgres({ dataDir: path.join(DATA, 'postgres'), log: say });
  try {
    const variables = { DATABASE_URL: postgres.appUrl, AUTH_SECRET: secret, DEMO_DATA: '1' };
    await migrate(postgres.ownerUrl, { appUrl: postgres.appUrl });
    await fillDatabase(variables);
    await runDevelopment(variables, settings, interrupted);
  } finally {
    await postgres.stop();
    if (postgres.embedded) say('PostgreSQL is stopped');
  }
}

async function fillDatabase(variables: Variables): Promise<void> {
  const environment = environmentWith({ ...variables, NODE_ENV: 'development' });
  const core = openCore(readCoreSettings(environment), 'demo-data');
  try {
    await seedDemo(core);
  } finally {
    await core.close();
  }
}

async function runDevelopment(
  variables: Variables,
  settings: CliSettings,
  interrupted: AbortSignal,
): Promise<void> {
  const simulated: ProcessName[] = settings.operatorUrl === undefined ? ['operatorSim'] : [];
  const simPortFree = await isPortFree(settings.operatorSimPort);
  say('Starting; the first page is compiled now…');
  await runStack(
    {
      mode: 'development',
      databaseUrl: variables.DATABASE_URL,
      env: variables,
      webPort: settings.port,
      ...(simPortFree ? { operatorSimPort: settings.operatorSimPort } : {}),
      processes: ['web', 'worker', ...simulated],
    },
    interrupted,
    async ({ webUrl }) => {
      await openFirstPage(webUrl, interrupted);
      if (!interrupted.aborted) say(welcome(webUrl));
    },
  );
}

/** Has the first page compiled, so that whoever follows the link does not wait for it. */
async function openFirstPage(webUrl: string, interrupted: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([interrupted, AbortSignal.timeout(FIRST_PAGE_LIMIT_MS)]);
  await fetch(webUrl, { signal: limit }).catch(() => null);
}

function welcome(webUrl: string): string {
  return `\n  Charge Flow is ready at ${webUrl}\n\n${demoAccounts()}  Ctrl-C stops everything.\n\n`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
