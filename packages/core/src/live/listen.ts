import type { Logger } from 'pino';
import type { Core } from '#core';
import type { Sql } from '#db/client';
import { NOTIFIED_AS, readPayload, type Channel } from '#live/notify';

/** Ids that have changed; none where it is not known which, so that everything may have. */
export type OnHint = (ids: readonly string[]) => void;

interface Hearer {
  channel: Channel;
  onHint: OnHint;
}

/**
 * Hears hints over one connection besides the pool's, opened at the first need and closed with the
 * pool. The driver makes it again when it is lost, but for each further LISTEN it would queue one
 * more at every vain attempt, and its `unlisten` misses who listened before: hence one, for good.
 */
export class Listener {
  readonly #sql: Sql;
  readonly #log: Logger;
  readonly #hearers = new Set<Hearer>();
  #line: 'none' | 'awaited' | 'made' = 'none';

  constructor(sql: Sql, log: Logger) {
    this.#sql = sql;
    this.#log = log;
  }

  add(hearer: Hearer): () => void {
    this.#hearers.add(hearer);
    if (this.#line === 'none') void this.#listen();
    else if (this.#line === 'made') queueMicrotask(() => this.#tell(hearer, []));
    return () => void this.#hearers.delete(hearer);
  }

  async #listen(): Promise<void> {
    this.#line = 'awaited';
    const onNotify = (payload: string) => {
      const { channel, ids } = readPayload(payload);
      for (const hearer of this.#hearers) if (hearer.channel === channel) this.#tell(hearer, ids);
    };
    const onLine = () => {
      this.#line = 'made';
      for (const hearer of this.#hearers) this.#tell(hearer, []);
    };
    try {
      await this.#sql.listen(NOTIFIED_AS, onNotify, onLine);
    } catch (error) {
      this.#log.warn({ err: error }, 'hints are not heard yet; the driver tries again');
    }
  }

  /** Never throws: the driver would take it for a failure of the line. */
  #tell(hearer: Hearer, ids: readonly string[]): void {
    if (!this.#hearers.has(hearer)) return;
    try {
      hearer.onHint(ids);
    } catch (error) {
      this.#log.error({ err: error, channel: hearer.channel }, 'a hint could not be acted on');
    }
  }
}

/**
 * Calls `onHint` for whatever any process publishes on the channel, and without ids once listening
 * has begun and each time that the line is made again, since hints were lost meanwhile. The caller
 * polls as well, more slowly. Answers what ends it; closing the core ends it too.
 */
export function listen({ listener }: Core, channel: Channel, onHint: OnHint): () => void {
  return listener.add({ channel, onHint });
}
