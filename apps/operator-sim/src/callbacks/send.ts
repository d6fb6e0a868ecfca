import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatTime } from '#http/answer';
import type { Entry, Journal } from '#log/journal';
import type { Settings } from '#settings';
import { describeStatus } from '#topups/describe';
import { fateOf } from '#topups/fate';
import { type State, stateOf } from '#topups/state';

const ATTEMPTS_MAX = 3;
const RETRY_MS = 1_000;
const TIMEOUT_MS = 5_000;

/**
 * Calls the seller's system back when an order reaches a status other than "processing". Signed as
 * the aggregator signs: HMAC-SHA256 in hex over the body, a colon and the time.
 */
export class Callbacks {
  readonly #settings: Pick<Settings, 'callback' | 'settleMs'>;
  readonly #journal: Journal;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping: AbortSignal;

  constructor(
    settings: Pick<Settings, 'callback' | 'settleMs'>,
    journal: Journal,
    stopping: AbortSignal,
  ) {
    this.#settings = settings;
    this.#journal = journal;
    this.#stopping = stopping;
    // Each that is tried again listens for the end.
    setMaxListeners(0, stopping);
  }

  /** Calls back for what this order is now and, later, for what it will have become. */
  schedule(entry: Entry): void {
    if (!this.#settings.callback || this.#stopping.aborted) return;
    this.#callBackNow(entry);
    const { customIdentifier, acceptedAtMs } = entry.topup;
    const waitMs = acceptedAtMs + this.#settings.settleMs - Date.now();
    if (waitMs <= 0 || this.#timers.has(customIdentifier)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(customIdentifier);
      this.schedule(entry);
    }, waitMs);
    this.#timers.set(customIdentifier, timer);
  }

  /** Waits for the calls under way; none begins after this. */
  async stop(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.allSettled(this.#running.values());
  }

  #callBackNow(entry: Entry): void {
    const { topup, calledBack } = entry;
    const state = stateOf(topup, this.#settings.settleMs, Date.now());
    const key = `${topup.transactionId} ${state.status}`;
    if (state.status === 'PROCESSING' || calledBack.has(state.status)) return;
    if (this.#running.has(key)) return;
    const run = this.#deliver(entry, state).finally(() => this.#running.delete(key));
    this.#running.set(key, run);
  }

  async #deliver({ topup }: Entry, state: State): Promise<void> {
    const body = JSON.stringify({
      type: 'airtime_transaction.status',
      date: formatTime(Date.now()),
      data: describeStatus(topup, state),
    });
    for (let copy = 0; copy < fateOf(topup.phone).callbacks; copy += 1) await this.#post(body);
    if (!this.#stopping.aborted) this.#journal.calledBack(topup.customIdentifier, state.status);
  }

  async #post(body: string): Promise<void> {
    const { callback } = this.#settings;
    if (!callback) return;
    for (let attempt = 1; attempt <= ATTEMPTS_MAX && !this.#stopping.aborted; attempt += 1) {
      if (await post(callback.url, body, signature(callback.secret, body))) return;
      await sleep(RETRY_MS, undefined, { signal: this.#stopping }).catch(() => null);
    }
  }
}

function signature(secret: string, body: string): Record<string, string> {
  const timestamp = String(Date.now());
  return {
    'content-type': 'application/json',
    'x-reloadly-request-timestamp': timestamp,
    'x-reloadly-signature': createHmac('sha256', secret)
      .update(`${body}:${timestamp}`)
      .digest('hex'),
  };
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', body, headers, signal });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
