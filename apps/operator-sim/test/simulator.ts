import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { readSettings, type Settings } from '#settings';
import { type OperatorSim, startOperatorSim } from '#start';

const logSchema = z.array(
  z.object({
    customIdentifier: z.string(),
    phone: z.string(),
    amount: z.string(),
    status: z.string(),
    delivered: z.boolean(),
    reversed: z.boolean(),
    times: z.number(),
    sends: z.number(),
  }),
);

export function makeSettings(changed: Partial<Settings> = {}): Settings {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'operator-sim-'));
  // Simulators outlive tests and files, and are started again on what they left.
  process.once('exit', () => fs.rmSync(dataDir, { recursive: true, force: true }));
  return { ...readSettings({}), port: 0, dataDir, ...changed };
}

/** A caller of the simulator that holds a token, as the aggregator's clients do. */
export class Caller {
  constructor(
    readonly simulator: OperatorSim,
    readonly token: string,
  ) {}

  static async open(settings: Settings): Promise<Caller> {
    const simulator = await startOperatorSim(settings);
    return new Caller(simulator, await fetchToken(simulator));
  }

  get(pathname: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}` };
    return fetch(this.simulator.url + pathname, { headers, ...init });
  }

  post(pathname: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    return this.get(pathname, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: signal ?? null,
    });
  }

  topUp(order: ReturnType<typeof orderTo>, signal?: AbortSignal): Promise<Response> {
    return this.post('/topups', order, signal);
  }

  /** The status that the reports show for a reference; null when they do not know it. */
  async report(customIdentifier: string): Promise<string | null> {
    const query = new URLSearchParams({ customIdentifier });
    const response = await this.get(`/topups/reports/transactions?${query.toString()}`);
    const { content } = z
      .object({ content: z.array(z.object({ status: z.string() })) })
      .parse(await response.json());
    return content[0]?.status ?? null;
  }

  async log(customIdentifier: string) {
    const response = await fetch(`${this.simulator.url}/log`);
    const items = logSchema.parse(await response.json());
    return items.filter((item) => item.customIdentifier === customIdentifier);
  }
}

export async function fetchToken({ url }: OperatorSim): Promise<string> {
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: JSON.stringify({
      client_id: 'id',
      client_secret: 'secret',
      grant_type: 'client_credentials',
      audience: url,
    }),
  });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

export function orderTo(phone: string, amount: string | number = '1500.00') {
  return {
    operatorId: 9801,
    amount,
    useLocalAmount: true,
    customIdentifier: randomUUID(),
    recipientPhone: { countryCode: 'IR', number: phone },
  };
}
