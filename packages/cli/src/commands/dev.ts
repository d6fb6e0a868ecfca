import path from 'node:path';

import { migrate } from '@chargeflow/core/db/migrate';
import { openPostgres } from '@chargeflow/local-postgres/open';
import { isPortFree } from '@chargeflow/local-stack/ports';
import { type ProcessName, ROOT } from '@chargeflow/local-stack/programs';
import { Command } from 'commander';

import { listenForInterruption } from '#interruption';
import { runStack } from '#run-stack';
import { rememberSecret } from '#secret';
import { type CliSettings, readCliSettings } from '#settings/environment';

const DATA = path.join(ROOT, '.data');
const FIRST_PAGE_LIMIT_MS = 60_000;

export function devCommand(): Command {
  return new Command('dev')
    .description('run all of it for development, with demo data, until Ctrl-C')
    .action(dev);
}

async function dev(): Promise<void> {
  const settings = readCliSettings();
  if (!(await isPortFree(settings.port))) {
    throw new Error(`Port ${settings.port} is taken: set PORT to another`);
  }
  const interrupted = listenForInterruption();
  const postgres = await openPostgres({ dataDir: path.join(DATA, 'postgres'), log: say });
  try {
    await migrate(postgres.url);
    // Loaded here, so that no other command carries accounts whose password everybody knows.
    const { seedDemo } = await import('@chargeflow/core/demo/seed');
    await seedDemo(postgres.url);
    await runDevelopment(postgres.url, settings, interrupted);
  } finally {
    await postgres.stop();
    if (postgres.embedded) say('PostgreSQL is stopped');
  }
}

async function runDevelopment(
  databaseUrl: string,
  settings: CliSettings,
  interrupted: AbortSignal,
): Promise<void> {
  const simulated: ProcessName[] = settings.operatorUrl === undefined ? ['operatorSim'] : [];
  const simPortFree = await isPortFree(settings.operatorSimPort);
  const secret = settings.authSecret ?? (await rememberSecret(path.join(DATA, 'auth-secret')));
  say('Starting; the first page is compiled now…');
  await runStack(
    {
      mode: 'development',
      databaseUrl,
      env: { AUTH_SECRET: secret, DEMO_DATA: '1' },
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
  return `
  Charge Flow is ready at ${webUrl}

    admin@example.com    admin
    admin2@example.com   admin: nobody approves their own request
    seller@example.com   seller

  Each has the password demo-password. Ctrl-C stops everything.
`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
