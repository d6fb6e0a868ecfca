import path from 'node:path';

import { openCore } from '@chargeflow/core/core';
import { migrate } from '@chargeflow/core/db/migrate';
import { seedDemo } from '@chargeflow/core/demo/seed';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { openPostgres } from '@chargeflow/local-postgres/open';
import type { DatabaseUrls } from '@chargeflow/local-postgres/settings';
import { isPortFree } from '@chargeflow/local-stack/ports';
import { type ProcessName, ROOT } from '@chargeflow/local-stack/programs';
import { waitUntilReady } from '@chargeflow/local-stack/ready';
import { Command } from 'commander';

import { listenForInterruption } from '#interruption';
import { requireFreePort, runStack } from '#run-stack';
import { rememberSecret } from '#secret';
import { demoAccounts } from '#commands/seed';
import { type CliSettings, environmentWith, readCliSettings } from '#settings/environment';

const DATA = path.join(ROOT, '.data');
const FIRST_PAGE_LIMIT_MS = 60_000;
const FIRST_PAGES = ['/', '/sign-in'];

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
    await runDevelopment(postgres, variables, settings, interrupted);
  } finally {
    await postgres.stop();
    if (postgres.embedded) say('PostgreSQL is stopped');
  }
}

async function prepareDatabase(
  { ownerUrl, appUrl }: DatabaseUrls,
  variables: Variables,
): Promise<void> {
  await migrate(ownerUrl, { appUrl });
  const environment = environmentWith({ ...variables, NODE_ENV: 'development' });
  const core = openCore(readCoreSettings(environment), 'demo-data');
  try {
    await seedDemo(core);
  } finally {
    await core.close();
  }
}

async function runDevelopment(
  urls: DatabaseUrls,
  variables: Variables,
  settings: CliSettings,
  interrupted: AbortSignal,
): Promise<void> {
  const simulated: ProcessName[] = settings.operatorUrl === undefined ? ['operatorSim'] : [];
  const simPortFree = await isPortFree(settings.operatorSimPort);
  say('Starting; the first page is compiled now…');
  const firstPage = compileFirstPages(`http://localhost:${settings.port}`, interrupted);
  await runStack(
    {
      mode: 'development',
      databaseUrl: variables.DATABASE_URL,
      databaseReady: prepareDatabase(urls, variables),
      env: variables,
      webPort: settings.port,
      ...(simPortFree ? { operatorSimPort: settings.operatorSimPort } : {}),
      processes: ['web', 'worker', ...simulated],
    },
    interrupted,
    async ({ webUrl }) => {
      await firstPage;
      if (!interrupted.aborted) say(welcome(webUrl));
    },
  );
}

/**
 * Has what a newcomer meets compiled, while the database is still filled, so that whoever follows
 * the link does not wait for it. Whether it works out is told by the pages themselves.
 */
async function compileFirstPages(webUrl: string, interrupted: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([interrupted, AbortSignal.timeout(FIRST_PAGE_LIMIT_MS)]);
  try {
    await waitUntilReady({ url: `${webUrl}/healthz`, limitMs: FIRST_PAGE_LIMIT_MS, signal });
    await Promise.all(FIRST_PAGES.map((path) => fetch(`${webUrl}${path}`, { signal })));
  } catch {
    // The stack says why web did not come up.
  }
}

function welcome(webUrl: string): string {
  return `\n  Charge Flow is ready at ${webUrl}\n\n${demoAccounts()}  Ctrl-C stops everything.\n\n`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
