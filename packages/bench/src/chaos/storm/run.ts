import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { compareWithOperator } from '#chaos/check';
import { readOperatorLog } from '#chaos/operator-log';
import { untilReversed, untilSettled } from '#chaos/settled';
import { readBooks } from '#chaos/storm/books';
import { Dice } from '#chaos/storm/dice';
import { OwnServer } from '#chaos/storm/own-server';
import { actAsAdmin, openAccounts } from '#chaos/storm/people/admin';
import { actAsSeller } from '#chaos/storm/people/seller';
import type { FaultName, Throwing } from '#chaos/storm/plan';
import { describeStorm, type StormReport } from '#chaos/storm/report';
import { openStage, type Stage } from '#chaos/storm/stage';
import { throwAll } from '#chaos/storm/throw';
import { checkHistory } from '#chaos/storm/verify/check-history';
import { withDatabaseOn } from '#database';

export interface StormOptions {
  seed: string;
  faults: readonly FaultName[];
  /** What is thrown, and until when people go on at least. */
  plan: readonly Throwing[];
  lengthMs: number;
  sellers: number;
  admins: number;
  /** Clients of each seller at once: they share a wallet. */
  clientsOfSeller: number;
  workers: number;
  /** The shortest and the longest time between two calls of a client. */
  pauseMs: readonly [number, number];
  log: (line: string) => void;
}

const CLOSING_MS = 60_000;
const SETTLED_WITHIN_MS = 180_000;
/** A sweep rests ten times as long as it took, which may be seconds on a busy machine. */
const REVERSED_WITHIN_MS = 300_000;

/**
 * Lets people call the built product, on a PostgreSQL of its own, while faults are thrown at it, and
 * then proves from what everybody was told that nothing was lost, doubled or made up.
 */
export async function runStorm(options: StormOptions): Promise<StormReport> {
  const server = await OwnServer.start();
  try {
    return await withDatabaseOn(server, async ({ ownerUrl, appUrl }) => {
      const stage = await openStage({ ...options, ownerUrl, appUrl, server });
      try {
        return await stormOn(stage, options);
      } finally {
        await stage.close();
      }
    });
  } finally {
    await server.stop();
  }
}

async function stormOn(stage: Stage, options: StormOptions): Promise<StormReport> {
  const { log } = options;
  await openAccounts(stage.town);
  const calm = new AbortController();
  // Everybody listens.
  setMaxListeners(0, calm.signal);
  const people = startPeople(stage, options, calm.signal);
  const [thrown] = await Promise.all([
    throwAll(stage, options.plan, log),
    sleep(options.lengthMs),
  ]).finally(() => calm.abort());
  const closings = await people;
  log('the storm is over');
  await Promise.all(closings.map((close) => close(Date.now() + CLOSING_MS)));
  const { settledAfterMs, problems: unsettled } = await settle(stage);
  const problems = [...unsettled, ...stage.deaths, ...(await findProblems(stage))];
  return describeStorm(stage, options, { thrown, settledAfterMs, problems });
}

type Closing = (untilMs: number) => Promise<void>;

async function startPeople(
  { town }: Stage,
  { seed, clientsOfSeller, pauseMs }: StormOptions,
  until: AbortSignal,
): Promise<Closing[]> {
  const dice = new Dice(seed);
  const admins = town.admins.map((admin, place) => {
    const name = `a${place + 1}`;
    return actAsAdmin(town, admin, name, { dice: dice.fork(name), until, pauseMs });
  });
  const sellers = town.sellers.flatMap((seller, place) =>
    Array.from({ length: clientsOfSeller }, (_, client) => {
      const name = `s${place + 1}.${client + 1}`;
      return actAsSeller(town, seller, name, { dice: dice.fork(name), until, pauseMs });
    }),
  );
  await Promise.all(admins);
  return Promise.all(sellers);
}

async function settle({ scene }: Stage): Promise<{ settledAfterMs: number; problems: string[] }> {
  try {
    const settledAfterMs = await untilSettled(scene, SETTLED_WITHIN_MS);
    await untilReversed(scene, REVERSED_WITHIN_MS);
    return { settledAfterMs, problems: [] };
  } catch (error) {
    return { settledAfterMs: -1, problems: [String(error)] };
  }
}

async function findProblems({ scene, town }: Stage): Promise<string[]> {
  const { checks } = await reconcile(scene.core);
  const broken = checks.flatMap(({ name, ok, violations }) =>
    ok ? [] : [`${name}: ${JSON.stringify(violations.slice(0, 5))}`],
  );
  const books = await readBooks(scene.core);
  const log = await readOperatorLog(scene);
  return [
    ...broken,
    ...compareWithOperator({ charges: books.charges, log }),
    ...checkHistory(town.history.calls, books),
  ];
}
