import { openDatabase, type Database } from '@chargeflow/core/db/client';
import { sqlStateOf } from '@chargeflow/core/db/sqlstate';
import { parseMoney } from '@chargeflow/core/money';
import { sellInOneStatement } from '#baselines/sell-in-one-statement';
import type { BaselineSeller, Sell } from '#baselines/sale';
import type { Driven } from '#load/measure/driven';
import { newOrder } from '#load/orders';
import type { SellOptions, System } from '#load/systems/system';

/** The embedded server takes 200 connections in all. */
const CONNECTIONS_MAX = 100;

/**
 * The one statement alone, sent from this process over as many connections to the database. They
 * stay open while their number does.
 */
export function sellByStatement(
  url: string,
  sellers: readonly BaselineSeller[],
  currency: string,
): System {
  let opened: (Database & { connections: number }) | null = null;
  async function close(): Promise<void> {
    await opened?.close();
    opened = null;
  }
  async function databaseOf(connections: number): Promise<Database> {
    if (opened?.connections === connections) return opened;
    await close();
    const options = { url, maxConnections: connections, applicationName: 'statement' };
    opened = { ...openDatabase(options), connections };
    return opened;
  }
  const system: System = {
    name: 'statement',
    pid: null,
    sold: 0,
    sell: async (options) => {
      const { sql } = await databaseOf(Math.min(options.connections, CONNECTIONS_MAX));
      const driven = await sellFor(sellInOneStatement(sql), sellers, currency, options);
      system.sold += driven.latenciesMs.length;
      return driven;
    },
    close,
  };
  return system;
}

async function sellFor(
  sell: Sell,
  sellers: readonly BaselineSeller[],
  currency: string,
  { connections, seconds, pick }: SellOptions,
): Promise<Driven> {
  const latenciesMs: number[] = [];
  const failures = new Map<string, number>();
  const fail = (name: string) => failures.set(name, (failures.get(name) ?? 0) + 1);
  const beganMs = performance.now();
  const endsMs = beganMs + seconds * 1_000;
  async function work(): Promise<void> {
    for (;;) {
      const askedMs = performance.now();
      const seller = sellers[pick()];
      if (askedMs >= endsMs || !seller) return;
      const { phone, amount, idempotencyKey } = newOrder();
      const order = { phone, amountMinor: parseMoney(amount, currency), idempotencyKey };
      try {
        if (await sell(seller, order)) latenciesMs.push(performance.now() - askedMs);
        else fail('3001');
      } catch (error) {
        fail(sqlStateOf(error) ?? String(error));
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, work));
  return { latenciesMs, failures, elapsedMs: performance.now() - beganMs };
}
