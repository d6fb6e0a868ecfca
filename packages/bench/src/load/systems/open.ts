import { randomBytes } from 'node:crypto';
import type { Core } from '@chargeflow/core/core';
import type { Stack } from '@chargeflow/local-stack/stack';
import { startBaseline } from '#baselines/start';
import { createTables, urlFor } from '#baselines/tables';
import { signToken } from '#baselines/token';
import { tokensOf, type Person } from '#load/people';
import { targetOf } from '#load/http/request';
import type { LoadSettings, SystemName } from '#load/settings';
import { sellOverHttp } from '#load/systems/over-http';
import { sellByStatement } from '#load/systems/statement';
import type { System } from '#load/systems/system';

const TOKEN_MS = 15 * 60_000;

export interface Surroundings {
  core: Core;
  databaseUrl: string;
  stack: Stack;
  sellers: readonly Person[];
  settings: LoadSettings;
}

/** Makes a system ready to sell: the product is running already, a baseline is started. */
export async function openSystem(surroundings: Surroundings, name: SystemName): Promise<System> {
  const { core, stack, sellers } = surroundings;
  if (name === 'ours') {
    return sellOverHttp({
      name,
      pid: stack.processes.web.pid,
      target: targetOf(stack.webUrl),
      path: '/api/trpc/charge.buy',
      tokens: () => tokensOf(core, sellers),
      close: () => Promise.resolve(),
    });
  }
  return openBaseline(surroundings, name);
}

async function openBaseline(
  { core, databaseUrl, sellers, settings }: Surroundings,
  name: Exclude<SystemName, 'ours'>,
): Promise<System> {
  await createTables(core.sql, name);
  const url = urlFor(databaseUrl, name);
  const { currency } = core.settings.business;
  if (name === 'statement') return sellByStatement(url, sellers, currency);
  const secret = randomBytes(32).toString('hex');
  const { pid, port, stop } = await startBaseline(name, {
    databaseUrl: url,
    maxConnections: settings.pool,
    secret,
    currency,
  });
  const tokens = () => sellers.map((seller) => signToken(secret, seller, Date.now() + TOKEN_MS));
  return sellOverHttp({
    name,
    pid,
    target: { host: '127.0.0.1', port },
    path: '/sales',
    tokens: () => Promise.resolve(tokens()),
    close: stop,
  });
}
