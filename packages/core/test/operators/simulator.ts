import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSettings, type Settings } from '@chargeflow/operator-sim/settings';
import { startOperatorSim, type OperatorSim } from '@chargeflow/operator-sim/start';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { TopupOrder } from '#operators/port';
import { openReloadly } from '#operators/reloadly/open';

export const NEVER = new AbortController().signal;

export function simulatorSettings(changed: Partial<Settings> = {}): Settings {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'operator-sim-'));
  // Simulators outlive tests and files, and are started again on what they left.
  process.once('exit', () => fs.rmSync(dataDir, { recursive: true, force: true }));
  return { ...readSettings({}), port: 0, dataDir, ...changed };
}

/** A simulator for this test alone, and the adapter pointed at it. */
export async function openSimulated(changed: Partial<Settings> = {}, timeoutMs = 2_000) {
  const simulator = await startOperatorSim(simulatorSettings(changed));
  onTestFinished(() => simulator.stop());
  return { simulator, operator: openAdapter(simulator.url, timeoutMs) };
}

export function openAdapter(url: string, timeoutMs = 2_000) {
  return openReloadly({ url, clientId: 'id', clientSecret: 'secret', timeoutMs, timeZone: 'UTC' });
}

export function orderTo(phone: string, changed: Partial<TopupOrder> = {}): TopupOrder {
  const chargeId = randomUUID();
  const rest = { operator: 'mci', amountMinor: 150_000n, currency: 'IRR', attempt: 1 };
  return { chargeId, phone, ...rest, sendByMs: Date.now() + 60_000, ...changed };
}

const logSchema = z.array(
  z.looseObject({ customIdentifier: z.string(), times: z.number(), sends: z.number() }),
);

export async function readLog({ url }: OperatorSim, chargeId: string) {
  const log = logSchema.parse(await (await fetch(`${url}/log`)).json());
  return log.filter(({ customIdentifier }) => customIdentifier === chargeId);
}

export async function control({ url }: OperatorSim, mode: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${url}/control`, { method: 'POST', body: JSON.stringify(mode) });
  if (!response.ok) throw new Error(await response.text());
}
