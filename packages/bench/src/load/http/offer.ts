import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection, type Connection } from '#load/http/connection';
import { codeOf } from '#load/http/drive';
import type { HttpRequest, Target } from '#load/http/request';

export interface OfferOptions {
  /** Arrivals a second, whether or not those before them were answered. */
  perSecond: number;
  seconds: number;
  connectionsMax: number;
  /** How long an arrival waits for a connection where all are in use. */
  patienceMs: number;
  next: () => HttpRequest;
}

export interface Offered {
  arrived: number;
  /** From its arrival to its answer, by what it was answered: `sold`, or a code. */
  latenciesMs: Map<string, number[]>;
  /** Sales that were answered while there still were arrivals. */
  soldMeanwhile: number;
  /** Arrivals that found no connection in time, and were never sent. */
  gaveUp: number;
  /** Cut off without an answer, by reason: nobody was told what became of them. */
  cutOff: Map<string, number>;
}

export const SOLD = 'sold';
const TICK_MS = 2;

interface Arrival {
  atMs: number;
}

/**
 * Open loop: requests arrive at their own pace, each on a connection that is free or on a new one.
 * Those that were sent are waited for.
 */
export async function offer(target: Target, options: OfferOptions): Promise<Offered> {
  const { perSecond, seconds, connectionsMax, patienceMs, next } = options;
  const latenciesMs = new Map<string, number[]>();
  const cutOff = new Map<string, number>();
  const offered: Offered = { arrived: 0, latenciesMs, soldMeanwhile: 0, gaveUp: 0, cutOff };
  const idle: Connection[] = [];
  const waiting: Arrival[] = [];
  const underWay = new Set<Promise<void>>();
  let open = 0;
  const beganMs = performance.now();
  const endsMs = beganMs + seconds * 1_000;

  /** The server closes what was idle for too long. */
  function takeIdle(): Connection | undefined {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (found.isOpen()) return found;
      open -= 1;
    }
    return undefined;
  }

  async function serve(arrival: Arrival): Promise<void> {
    let connection = takeIdle();
    if (!connection) open += 1;
    try {
      connection ??= await openConnection(target);
      const answer = await connection.send(next());
      const nowMs = performance.now();
      const told = answer.status < 300 ? SOLD : codeOf(answer);
      const known = latenciesMs.get(told) ?? [];
      latenciesMs.set(told, known);
      known.push(nowMs - arrival.atMs);
      if (told === SOLD && nowMs <= endsMs) offered.soldMeanwhile += 1;
      idle.push(connection);
    } catch (error) {
      open -= 1;
      const reason = error instanceof Error ? error.message : String(error);
      cutOff.set(reason, (cutOff.get(reason) ?? 0) + 1);
    }
    startWaiting();
  }

  function start(arrival: Arrival): void {
    const serving = serve(arrival).finally(() => underWay.delete(serving));
    underWay.add(serving);
  }

  function startWaiting(): void {
    for (;;) {
      if (idle.length === 0 && open >= connectionsMax) return;
      const arrival = waiting.shift();
      if (!arrival) return;
      if (performance.now() - arrival.atMs > patienceMs) offered.gaveUp += 1;
      else return start(arrival);
    }
  }

  while (performance.now() < endsMs) {
    const due = Math.floor(((performance.now() - beganMs) * perSecond) / 1_000);
    for (; offered.arrived < due; offered.arrived += 1) {
      const arrival = { atMs: beganMs + (offered.arrived * 1_000) / perSecond };
      if (idle.length > 0 || open < connectionsMax) start(arrival);
      else waiting.push(arrival);
    }
    await sleep(TICK_MS);
  }
  while (underWay.size > 0) await Promise.race(underWay);
  offered.gaveUp += waiting.length;
  for (const connection of idle) connection.close();
  return offered;
}
