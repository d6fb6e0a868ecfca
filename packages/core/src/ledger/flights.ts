import { setImmediate } from 'node:timers';
import { CONFLICTS, sqlStateOf } from '#db/sqlstate';
import type { Sql } from '#db/client';
import { retryConflicts } from '#db/retry';
import { sellAtPrice, type Order, type Sold } from '#ledger/move';

export interface FlightOptions {
  /** Sales of one flight at most. */
  flightMax: number;
  /** Flights that are out at a time. */
  flightsOut: number;
  /** ISO 3166. */
  region: string;
  /** Who comes beyond is told at once that there is too much to do; each holds a kilobyte at most. */
  waitingMax?: number;
  /** Longer than this nobody waits for a place in a flight. */
  waitMaxMs?: number;
}

interface Waiting {
  order: Order;
  sinceMs: number;
  resolve: (sold: Sold | null) => void;
  reject: (cause: unknown) => void;
}

const WAITING_MAX = 2_000;
const WAIT_MAX_MS = 15_000;
const LOOK_MS = 250;

/** A flight does not wait longer for the lock of one wallet; a wallet by itself may. */
const SHARED_LOCK_MS = 250;
const OWN_LOCK_MS = 10_000;

/**
 * Group commit of sales: while flights are out the next one fills, so a lone sale waits for nobody
 * and many share a lock, a round trip and a commit. Each sale is answered as if the sales of its
 * flight had been made one by one, in the order in which they came. No sale can harm its companions:
 * when a flight fails because of what is in it, each of its wallets is served by itself, and a wallet
 * whose lock is held by somebody is left to a line of its own until it is free.
 */
export class SaleFlights {
  readonly #sql: Sql;
  readonly #options: Required<FlightOptions>;
  #waiting: Waiting[] = [];
  /** Of wallets that are served by themselves: who waits behind whoever is being served. */
  readonly #apart = new Map<string, Waiting[]>();
  #waitingApart = 0;
  #out = 0;
  #isStarting = false;
  #look: NodeJS.Timeout | undefined;

  constructor(sql: Sql, options: FlightOptions) {
    this.#sql = sql;
    this.#options = { waitingMax: WAITING_MAX, waitMaxMs: WAIT_MAX_MS, ...options };
  }

  /** Null where too many wait already, or too long: nothing was sold. */
  sell(order: Order): Promise<Sold | null> {
    const waiting = this.#waiting.length + this.#waitingApart;
    if (waiting >= this.#options.waitingMax) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const one = { order, sinceMs: Date.now(), resolve, reject };
      const line = this.#apart.get(order.walletId);
      if (line) {
        line.push(one);
        this.#waitingApart += 1;
      } else {
        this.#waiting.push(one);
      }
      this.#lookAfterThem();
      if (line || this.#isStarting || this.#out >= this.#options.flightsOut) return;
      this.#isStarting = true;
      // At the end of this turn of the event loop, which may have more sales to bring.
      setImmediate(() => this.#start());
    });
  }

  #start(): void {
    this.#isStarting = false;
    while (this.#out < this.#options.flightsOut && this.#waiting.length > 0) {
      this.#out += 1;
      void this.#fly(this.#waiting.splice(0, this.#options.flightMax));
    }
  }

  async #fly(flight: readonly Waiting[]): Promise<void> {
    try {
      await this.#sellAll(flight, SHARED_LOCK_MS);
    } catch (cause) {
      if (isOfContent(cause)) this.#setApart(flight);
      else for (const { reject } of flight) reject(cause);
    }
    this.#out -= 1;
    this.#start();
  }

  async #sellAll(flight: readonly Waiting[], lockMs: number): Promise<void> {
    const { region } = this.#options;
    const orders = flight.map(({ order }) => order);
    const sold = await sellAtPrice(this.#sql, orders, { region, lockMs });
    if (sold.length !== flight.length) throw new Error('a sale was not answered');
    for (const [place, answer] of sold.entries()) flight[place]?.resolve(answer);
  }

  #setApart(flight: readonly Waiting[]): void {
    const opened = new Set<string>();
    for (const one of flight) {
      const { walletId } = one.order;
      const line = this.#apart.get(walletId) ?? [];
      if (!this.#apart.has(walletId)) opened.add(walletId);
      this.#apart.set(walletId, line);
      line.push(one);
      this.#waitingApart += 1;
    }
    this.#lookAfterThem();
    for (const walletId of opened) void this.#serveApart(walletId);
  }

  /** One by one, so that only the guilty fails, until nobody waits for this wallet any more. */
  async #serveApart(walletId: string): Promise<void> {
    const line = this.#apart.get(walletId) ?? [];
    for (let one = line.shift(); one; one = line.shift()) {
      this.#waitingApart -= 1;
      const alone = [one];
      await retryConflicts(() => this.#sellAll(alone, OWN_LOCK_MS)).catch(one.reject);
    }
    this.#apart.delete(walletId);
  }

  /** Until nobody waits any more: those who come back from a flight may be the only ones. */
  #lookAfterThem(): void {
    this.#look ??= setInterval(() => this.#giveUpOld(), LOOK_MS).unref();
  }

  /** Nobody hangs: not behind flights that do not come back either. */
  #giveUpOld(): void {
    const untilMs = Date.now() - this.#options.waitMaxMs;
    const isOld = ({ sinceMs }: Waiting) => sinceMs <= untilMs;
    for (const one of this.#waiting.filter(isOld)) one.resolve(null);
    this.#waiting = this.#waiting.filter((one) => !isOld(one));
    for (const line of this.#apart.values()) {
      const old = line.filter(isOld);
      line.splice(0, old.length);
      this.#waitingApart -= old.length;
      for (const one of old) one.resolve(null);
    }
    if (this.#waiting.length + this.#waitingApart > 0) return;
    clearInterval(this.#look);
    this.#look = undefined;
  }
}

/** Classes of SQLSTATE that speak of the data of a statement, and a lock that was not given. */
const OF_CONTENT = /^(22|23|P0)/;

function isOfContent(cause: unknown): boolean {
  const state = sqlStateOf(cause) ?? '';
  return OF_CONTENT.test(state) || CONFLICTS.has(state);
}
