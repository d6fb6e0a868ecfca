import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isChargeFlowError } from '@chargeflow/client/errors';
import type { Scene, Seller } from '#chaos/scene';

/** One charge that a client wants, written down before it asks. */
export interface Intent {
  seller: Seller;
  idempotencyKey: string;
  /** E.164. */
  phone: string;
  /** Decimal text with all decimals. */
  amount: string;
  /** How often it was asked for, until there was an answer. */
  asked: number;
  /** `left`: the client was told to stop before it had an answer. */
  answer:
    | { kind: 'sold'; id: string; price: string; replayed: boolean }
    | { kind: 'refused'; code: number }
    | { kind: 'left' };
}

/** Of the three operators whose numbers are told by their first digits. */
const PREFIXES = ['+98912', '+98935', '+98921'];
const AMOUNT_MAX = 100_000;
const PAUSE_MAX_MS = 200;

/**
 * A phone whose last two digits are these: they decide how the simulator behaves. `below` answers a
 * whole number of chance from 0 to below what it is given.
 */
export function phoneEnding(digits: string, below: (count: number) => number): string {
  const prefix = PREFIXES[below(PREFIXES.length)] ?? '';
  return `${prefix}${String(below(100_000)).padStart(5, '0')}${digits}`;
}

export function phoneEndingIn(digits: string): string {
  return phoneEnding(digits, (count) => randomInt(count));
}

/** Every ending but those left out, in an order of chance, again and again. */
export function* phones(count: number, without: readonly string[] = []): Generator<string> {
  const endings = Array.from({ length: 100 }, (_, ending) => String(ending).padStart(2, '0'));
  const wanted = endings.filter((ending) => !without.includes(ending));
  for (let place = 0; place < count; place += 1) {
    yield phoneEndingIn(wanted[randomInt(wanted.length)] ?? '00');
  }
}

export interface SellOptions {
  phones: Iterable<string>;
  /** Clients at once. */
  concurrency: number;
  /** The most that is sold in a second, if bounded. */
  perSecond?: number;
  /** Ends the selling: what is under way is still asked for until it is answered. */
  until?: AbortSignal;
}

/** Buys each phone once, over HTTP, asking again under the same key until there is an answer. */
export async function sellAll(scene: Scene, options: SellOptions): Promise<void> {
  const { concurrency, perSecond, until } = options;
  const source = options.phones[Symbol.iterator]();
  const beganMs = Date.now();
  let begun = 0;
  const isOver = () => until?.aborted === true;
  async function client(): Promise<void> {
    while (!isOver()) {
      const next = source.next();
      if (next.done) return;
      begun += 1;
      if (perSecond !== undefined) {
        await sleep(Math.max(0, beganMs + (begun * 1_000) / perSecond - Date.now()));
      }
      await buy(scene, next.value);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, client));
}

async function buy({ sellers, intents }: Scene, phone: string): Promise<void> {
  const seller = sellers[randomInt(sellers.length)];
  if (!seller) throw new Error('there is no seller');
  const amount = (randomInt(1, AMOUNT_MAX) / 100).toFixed(2);
  const idempotencyKey = randomUUID();
  const intent: Intent = { seller, idempotencyKey, phone, amount, asked: 0, answer: LEFT };
  intents.push(intent);
  for (;;) {
    intent.asked += 1;
    try {
      const input = { phone, amount, idempotencyKey };
      const { id, price, replayed } = await seller.client.charge.buy.mutate(input);
      intent.answer = { kind: 'sold', id, price, replayed };
      return;
    } catch (error) {
      if (isChargeFlowError(error) && !isChargeFlowError(error, ...SAYS_NOTHING)) {
        intent.answer = { kind: 'refused', code: error.code };
        return;
      }
      await sleep(Math.random() * PAUSE_MAX_MS);
    }
  }
}

const LEFT = { kind: 'left' } as const;
/** Errors after which nobody knows how far the call came, or which pass. */
const SAYS_NOTHING = ['OVERLOADED', 'INTERNAL', 'RATE_LIMITED'] as const;
