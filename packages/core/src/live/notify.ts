import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Sql } from '#db/client';
import { TEXTS } from '#db/oids';

/** Who has changed (`changes`, `credits`, `sessions`: ids) and that something is due (`deliveries`, `bulk`). */
export type Channel = 'changes' | 'deliveries' | 'credits' | 'sessions' | 'bulk';

/** What PostgreSQL calls the one channel that all of ours share, so that one LISTEN hears them. */
export const NOTIFIED_AS = 'chargeflow';

/** PostgreSQL takes payloads of less than 8,000 bytes. */
const IDS_MAX_BYTES = 7_900;

/** What comes meanwhile goes in one statement, so that hints cost little however many sales there are. */
const STATEMENT_EVERY_MS = 25;

const CLOSE_WITHIN_MS = 1_000;

/** Ids that wait while the database does not answer; beyond, one hint stands for all. */
const WAITING_MAX = 10_000;

/**
 * Tells other processes that something has changed. A hint only: it may be lost, and whoever hears
 * it reads the truth. NOTIFY takes a lock that every committing NOTIFY of the server waits for, so
 * it never stands in a statement that moves money: that commits first, and is told of afterwards.
 */
export class Publisher {
  readonly #sql: Sql;
  readonly #log: Logger;
  /** An empty set, as one that grew too large becomes, is sent without ids: look at everything. */
  readonly #waiting = new Map<Channel, Set<string>>();
  #busy = false;
  #closed = false;

  constructor(sql: Sql, log: Logger) {
    this.#sql = sql;
    this.#log = log;
  }

  /**
   * Hints at once, or with the next statement where one has just gone. Returns at once and never
   * throws. `id` is ASCII text without a comma or a space; an id that already waits is told of once.
   */
  publish(channel: Channel, id?: string): void {
    if (this.#closed) return;
    const before = this.#waiting.get(channel);
    const ids = before ?? new Set<string>();
    if (!before) this.#waiting.set(channel, ids);
    const saysAll = before?.size === 0;
    if (id === undefined || ids.size >= WAITING_MAX) ids.clear();
    else if (!saysAll) ids.add(id);
    if (this.#busy) return;
    this.#busy = true;
    queueMicrotask(() => void this.#run());
  }

  /** Takes nothing more, and sends what waits, for which a second is given. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#waiting.size > 0) await Promise.race([this.#send(), wait(CLOSE_WITHIN_MS)]);
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) await Promise.all([this.#send(), wait(STATEMENT_EVERY_MS)]);
    this.#busy = false;
  }

  async #send(): Promise<void> {
    const channels = [...this.#waiting.keys()];
    const payloads = [...this.#waiting].flatMap(([channel, ids]) =>
      joinIds(ids).map((joined) => `${channel} ${joined}`),
    );
    this.#waiting.clear();
    try {
      // Its commit, which nothing depends on, need not wait for the disk.
      await this.#sql`
        SELECT set_config('synchronous_commit', 'off', true), pg_notify(${NOTIFIED_AS}, payload)
        FROM unnest(${this.#sql.array(payloads, TEXTS)}) AS payload`;
    } catch (error) {
      this.#log.warn({ err: error, channels }, 'a hint could not be published');
    }
  }
}

/** Holds no process. */
function wait(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

/** Ids with commas between them, in as many pieces as they need; one empty piece for none. */
function joinIds(ids: ReadonlySet<string>): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const id of ids) {
    if (piece !== '' && piece.length + 1 + id.length > IDS_MAX_BYTES) {
      pieces.push(piece);
      piece = '';
    }
    piece = piece === '' ? id : `${piece},${id}`;
  }
  return [...pieces, piece];
}

/** Undoes what a payload was made of. */
export function readPayload(payload: string): { channel: string; ids: string[] } {
  const [channel = '', joined = ''] = payload.split(' ');
  return { channel, ids: joined === '' ? [] : joined.split(',') };
}
