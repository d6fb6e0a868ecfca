import type { Core } from '#core';
import { listen } from '#live/listen';

/** Streams of one user in one process: a program may open a few, and forget some. */
export const STREAMS_PER_USER_MAX = 20;
/** Streams of one process: each reads the database every few seconds. */
const STREAMS_MAX = 5_000;
/** Where everything may have changed, streams read within this time, not all at once. */
const SPREAD_MS = 500;

/** What a stream waits for: changes of a wallet, or what is done about anybody's credit requests. */
export type Topic = `changes ${string}` | 'credits' | `sessions ${string}`;

export interface Watch {
  /**
   * Waits until there may be news, at most `waitMs`; not at all where a hint has come since the last
   * time. However many hints there were, they are one bit: nothing piles up behind a slow reader.
   */
  news: (waitMs: number) => Promise<void>;
  end: () => void;
}

export type WatchRefusal = 'too many of the user' | 'too many';

/**
 * Hears the hints of a process once for all of its streams. What has happened each stream reads from
 * its feed; it would without hints too, only later.
 */
export class LiveHub {
  readonly #watches = new Map<Topic, Set<OneBitWatch>>();
  readonly #streams = new Map<string, number>();
  readonly #deaf: (() => void)[];
  #open = 0;
  #isClosing = false;

  constructor(core: Core) {
    this.#deaf = [
      listen(core, 'changes', (ids) => this.#hear(ids.map((id): Topic => `changes ${id}`))),
      listen(core, 'sessions', (ids) => this.#hear(ids.map((id): Topic => `sessions ${id}`))),
      listen(core, 'credits', (ids) => this.#hear(ids.length === 0 ? [] : ['credits'])),
    ];
  }

  /** Told to end: streams end, so that their readers go elsewhere. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Until `end` is called, which must be: it is one of the user's streams. An abort ends a wait. */
  watch(userId: string, topics: readonly Topic[], signal: AbortSignal): Watch | WatchRefusal {
    const own = this.#streams.get(userId) ?? 0;
    if (own >= STREAMS_PER_USER_MAX) return 'too many of the user';
    if (this.#open >= STREAMS_MAX) return 'too many';
    this.#open += 1;
    this.#streams.set(userId, own + 1);
    const watch = new OneBitWatch(() => this.#forget(userId, topics, watch), signal);
    for (const topic of topics) {
      const watches = this.#watches.get(topic) ?? new Set();
      this.#watches.set(topic, watches.add(watch));
    }
    return watch;
  }

  close(): void {
    this.#isClosing = true;
    for (const end of this.#deaf) end();
    for (const watch of this.#all()) watch.wake();
  }

  #hear(topics: readonly Topic[]): void {
    for (const topic of topics) {
      for (const watch of this.#watches.get(topic) ?? []) watch.wake();
    }
    if (topics.length > 0) return;
    for (const watch of this.#all()) setTimeout(() => watch.wake(), Math.random() * SPREAD_MS);
  }

  #all(): Set<OneBitWatch> {
    return new Set([...this.#watches.values()].flatMap((watches) => [...watches]));
  }

  #forget(userId: string, topics: readonly Topic[], watch: OneBitWatch): void {
    for (const topic of topics) {
      const watches = this.#watches.get(topic);
      watches?.delete(watch);
      if (watches?.size === 0) this.#watches.delete(topic);
    }
    const own = (this.#streams.get(userId) ?? 0) - 1;
    if (own > 0) this.#streams.set(userId, own);
    else this.#streams.delete(userId);
    this.#open -= 1;
  }
}

class OneBitWatch implements Watch {
  readonly #forget: () => void;
  readonly #signal: AbortSignal;
  readonly #onAbort = () => this.wake();
  #hasNews = false;
  #isEnded = false;
  #stopWaiting: (() => void) | undefined;

  constructor(forget: () => void, signal: AbortSignal) {
    this.#forget = forget;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort);
  }

  wake(): void {
    this.#hasNews = true;
    this.#stopWaiting?.();
  }

  async news(waitMs: number): Promise<void> {
    if (!this.#hasNews) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        this.#stopWaiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#stopWaiting = undefined;
    this.#hasNews = false;
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#stopWaiting?.();
    this.#forget();
  }
}
