import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Actor } from '#auth/actor';
import { addBulkLines } from '#bulk/add-lines';
import { createBulkOrder } from '#bulk/create';
import { readOrder, toBulkOrder, type BulkOrder } from '#bulk/order';
import { runBulkOrders } from '#bulk/run';
import type { AtPoint } from '#bulk/sell-batch';
import { startBulkOrder } from '#bulk/start';
import type { Core } from '#core';
import { parseBulkSettings, type BulkSettings } from '#settings/bulk';

/** The product's own settings, as fast as they go. */
export function fastBulk(changed: Partial<BulkSettings> = {}): BulkSettings {
  const fast = { linesPerSecond: 1_000_000, pendingMax: 1_000_000, pollMs: 10, leaseMs: 5_000 };
  return { ...parseBulkSettings({}), ...fast, ...changed };
}

let phones = 0;

/** Mobile numbers of one operator, a new one each time. */
export function newPhone(): string {
  phones += 1;
  return `0912${String(phones).padStart(7, '0')}`;
}

/** As the API's body takes them. */
const CHUNK = 500;

/** A draft out of a file. */
export async function draft(core: Core, seller: Actor, lines: readonly string[]): Promise<string> {
  const { id } = await createBulkOrder(core, seller, {
    name: 'bonus',
    idempotencyKey: randomUUID(),
  });
  for (let from = 1; from <= lines.length; from += CHUNK) {
    await addBulkLines(core, seller, { id, from, lines: lines.slice(from - 1, from - 1 + CHUNK) });
  }
  return id;
}

/** The same, set going. */
export async function running(
  core: Core,
  seller: Actor,
  lines: readonly string[],
): Promise<string> {
  const id = await draft(core, seller, lines);
  await startBulkOrder(core, seller, { id });
  return id;
}

export async function orderOf(core: Core, seller: Actor, id: string): Promise<BulkOrder> {
  return toBulkOrder(await readOrder(core.db, seller, id));
}

/** A worker inside this process that is stopped at the end of the test, if not before. */
export function openRunner(core: Core, settings = fastBulk(), at?: AtPoint) {
  const stopping = new AbortController();
  const ended = runBulkOrders(core, settings, stopping.signal, at);
  const stop = async () => {
    stopping.abort();
    await ended;
  };
  onTestFinished(stop);
  return { stop };
}

/** What a worker that is killed does: nothing any more, for whoever waits. */
export const dead = () => new Promise<never>(() => {});

export interface Sale {
  line: number;
  key: string;
  phone: string;
  status: string;
  refusal_code: number | null;
  amount: bigint;
  price: bigint;
}

/** Every charge that was sold or refused for an order's lines, whatever the order notes of it. */
export async function salesOf(core: Core, id: string): Promise<Sale[]> {
  const rows = await core.sql<Sale[]>`
    SELECT split_part(c.idempotency_key, ':', 3)::int AS line, c.idempotency_key AS key, c.phone,
      c.status, c.refusal_code, c.amount, c.price
    FROM charges c
    WHERE c.idempotency_key LIKE ${`bulk:${id}:%`}
    ORDER BY 1, 2`;
  return [...rows];
}
