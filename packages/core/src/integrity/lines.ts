import type { Core } from '#core';
import type { AnySql, Fragment } from '#db/client';
import { openSnapshot } from '#exports/snapshot';

/** Rows read at a time: what is kept in memory. */
const PAGE_ROWS = 2_000;

interface Row {
  wallet_id: string;
  /** What it follows in its wallet. */
  place: string;
  line: string;
}

const BEFORE_ALL: Row = {
  wallet_id: '00000000-0000-0000-0000-000000000000',
  place: '-9223372036854775808',
  line: '',
};

/** Rows in the order of their wallets, read page by page. */
class Rows {
  readonly #read: (after: Row) => Promise<Row[]>;
  readonly #pageRows: number;
  #page: Row[] = [];
  #place = 0;
  #last = BEFORE_ALL;
  #ended = false;

  constructor(read: (after: Row) => Promise<Row[]>, pageRows: number) {
    this.#read = read;
    this.#pageRows = pageRows;
  }

  /** The wallet of the next row; undefined at the end. */
  async walletId(): Promise<string | undefined> {
    if (this.#place === this.#page.length && !this.#ended) {
      this.#page = await this.#read(this.#last);
      this.#place = 0;
      this.#last = this.#page.at(-1) ?? this.#last;
      this.#ended = this.#page.length < this.#pageRows;
    }
    return this.#page[this.#place]?.wallet_id;
  }

  /** The lines of a wallet, some at a time. */
  async *of(walletId: string): AsyncGenerator<string[], void, undefined> {
    while ((await this.walletId()) === walletId) {
      const lines: string[] = [];
      for (let row = this.#page[this.#place]; row?.wallet_id === walletId;) {
        lines.push(row.line);
        this.#place += 1;
        row = this.#page[this.#place];
      }
      yield lines;
    }
  }
}

const micros = (sql: AnySql, time: string) =>
  sql`(extract(epoch FROM ${sql.unsafe(time)}) * 1000000)::bigint`;

/** A page of `rows`, which have `wallet_id`, `place` and `line`. */
const page = (sql: AnySql, rows: Fragment, after: Row, pageRows: number) => sql<Row[]>`
  SELECT r.wallet_id, r.place::text, r.line FROM (${rows}) r
  WHERE (r.wallet_id, r.place) > (${after.wallet_id}, ${after.place})
  ORDER BY r.wallet_id, r.place LIMIT ${pageRows}`;

const walletRows = (sql: AnySql) => sql`
  SELECT w.id AS wallet_id, 0::bigint AS place,
    concat_ws(' ', 'wallet', w.id, w.last_seq, encode(w.head_hash, 'hex'), w.balance) AS line
  FROM wallets w`;

const headRows = (sql: AnySql) => sql`
  SELECT h.wallet_id, h.anchor AS place,
    concat_ws(' ', 'head', h.anchor, h.seq, encode(h.hash, 'hex')) AS line
  FROM ledger_anchor_heads h`;

const entryRows = (sql: AnySql) => sql`
  SELECT e.wallet_id, e.seq AS place,
    concat_ws(' ', 'entry', e.seq, e.kind, e.amount, e.balance_after, e.account, e.source_id,
      coalesce(e.actor_id::text, '-'), ${micros(sql, 'e.created_at')}, encode(e.hash, 'hex')) AS line
  FROM entries e`;

/**
 * The whole ledger as lines (docs/ledger-hash.md), some thousands at a time, as it was at one moment:
 * the anchors, then each wallet with its anchored heads and its entries. Ending the generator, at
 * whatever place, gives the connection back.
 * @throws AppError OVERLOADED where the process reads two snapshots already
 */
export async function* ledgerLines(
  core: Core,
  pageRows = PAGE_ROWS,
): AsyncGenerator<string[], void, undefined> {
  const snapshot = await openSnapshot(core);
  const read = (rows: (sql: AnySql) => Fragment) =>
    new Rows((after) => {
      const { sql } = snapshot.core();
      return page(sql, rows(sql), after, pageRows);
    }, pageRows);
  try {
    await holdToIndexes(snapshot.core().sql);
    const anchors = await readAnchors(snapshot.core().sql);
    yield anchors;
    const [wallets, heads, entries] = [read(walletRows), read(headRows), read(entryRows)];
    const counts = { wallets: 0, entries: 0 };
    for (;;) {
      const ids = [await wallets.walletId(), await heads.walletId(), await entries.walletId()];
      const id = ids.filter((one) => one !== undefined).toSorted()[0];
      if (id === undefined) break;
      counts.wallets += 1;
      if (ids[0] === id) yield* wallets.of(id);
      // Its row is gone, and something of it is left.
      else yield [`wallet ${id} -`];
      yield* heads.of(id);
      for await (const lines of entries.of(id)) {
        counts.entries += lines.length;
        yield lines;
      }
    }
    yield [`end ${counts.wallets} ${counts.entries} ${anchors.length - 1}`];
  } finally {
    await snapshot.close();
  }
}

/** Without statistics of the tables each page would be found by sorting all that is left. */
async function holdToIndexes(sql: AnySql): Promise<void> {
  await sql`
    SELECT set_config(name, 'off', true)
    FROM unnest(ARRAY['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) AS name`;
}

/** The first line of a file, and its anchors: one a day. */
async function readAnchors(sql: AnySql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    SELECT concat_ws(' ', 'anchor', a.number, ${micros(sql, 'a.made_at')}, a.wallets, a.entries,
      a.total, encode(a.heads, 'hex'), encode(a.changes, 'hex'), encode(a.previous, 'hex'),
      encode(a.hash, 'hex')) AS line
    FROM ledger_anchors a ORDER BY a.number`;
  return ['chargeflow-ledger 1', ...rows.map(({ line }) => line)];
}
