import { randomUUID } from 'node:crypto';
import { buyCharge } from '@chargeflow/core/charges/buy';
import type { Core } from '@chargeflow/core/core';
import { actorOf, openBenchCore } from '#big/queries/caller';
import { readFacts, type Fact } from '#big/queries/facts';
import { median, percentile } from '#load/measure/statistics';

export interface SaleOptions {
  rounds: number;
  /** In each round. */
  sales: number;
}

interface SaleTimes {
  entries: number;
  /** Medians of the rounds. */
  p50Ms: number;
  p95Ms: number;
}

export interface TimedSales {
  large: SaleTimes;
  small: SaleTimes;
  /** How many times as long a sale takes beside many entries: the median of the rounds' p50s. */
  ratio: number;
}

interface Side {
  core: Core;
  sellers: Fact[];
  rounds: { p50Ms: number; p95Ms: number }[];
}

const SELLERS = 50;

/** Sells by turns in a database of many entries and in one of few, one sale at a time. */
export async function timeSales({
  large,
  small,
  rounds,
  sales,
}: SaleOptions & { large: string; small: string }): Promise<TimedSales> {
  const sides = await Promise.all([large, small].map(openSide));
  const [many, few] = sides;
  if (!many || !few) throw new Error('a database is missing');
  try {
    for (const side of sides) await sellRound(side, sales);
    for (const side of sides) side.rounds.length = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await sellRound(side, sales);
    }
    const ratios = many.rounds.map(({ p50Ms }, round) => p50Ms / (few.rounds[round]?.p50Ms ?? 0));
    return { large: await timesOf(many), small: await timesOf(few), ratio: median(ratios) };
  } finally {
    await Promise.all(sides.map(({ core }) => core.close()));
  }
}

async function openSide(url: string): Promise<Side> {
  const core = openBenchCore(url);
  return { core, sellers: await readFacts(core.sql, SELLERS), rounds: [] };
}

async function sellRound({ core, sellers, rounds }: Side, sales: number): Promise<void> {
  const times: number[] = [];
  for (let sale = 0; sale < sales; sale += 1) {
    const seller = sellers[sale % sellers.length];
    if (!seller) throw new Error('there is no seller');
    const actor = actorOf('seller', seller.userId, seller.walletId);
    const order = { phone: seller.phone, amount: '1', idempotencyKey: randomUUID() };
    const askedMs = performance.now();
    await buyCharge(core, actor, order);
    times.push(performance.now() - askedMs);
  }
  rounds.push({ p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) });
}

async function timesOf({ core, rounds }: Side): Promise<SaleTimes> {
  const [row] = await core.sql<{ entries: number }[]>`SELECT count(*)::int AS entries FROM entries`;
  return {
    entries: row?.entries ?? 0,
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p95Ms: median(rounds.map(({ p95Ms }) => p95Ms)),
  };
}
