import { randomUUID } from 'node:crypto';
import type { Damage } from '#verifier';

interface Case {
  name: string;
  /** Done to a wallet, whose last entry is `last`; `n` is in the middle of what is anchored last. */
  damage: (wallet: string, n: number, last: number) => string[];
  names: (n: number, last: number) => Partial<Damage>;
  /** The first entry that does not follow, where it is another than what is named. */
  breaksAt?: (n: number, last: number) => number;
}

const at = (wallet: string, seq: number) => `wallet_id = '${wallet}' AND seq = ${seq}`;
const move = (wallet: string, from: number, by: number) => [
  `UPDATE entries SET seq = seq + 1000000 WHERE wallet_id = '${wallet}' AND seq >= ${from}`,
  `UPDATE entries SET seq = seq - 1000000 + ${by} WHERE wallet_id = '${wallet}' AND seq > 1000000`,
];
const swap = (wallet: string, n: number, m: number) => [
  `UPDATE entries SET seq = 2000000 WHERE ${at(wallet, n)}`,
  `UPDATE entries SET seq = ${n} WHERE ${at(wallet, m)}`,
  `UPDATE entries SET seq = ${m} WHERE ${at(wallet, 2000000)}`,
];
const FORGED = randomUUID();
const insertBefore = (wallet: string, n: number, hash: string) => [
  ...move(wallet, n, 1),
  `INSERT INTO entries AS e
    SELECT b.wallet_id, ${n}, 'credit', 500, b.balance_after + 500, 'treasury', '${FORGED}', NULL,
      b.created_at, ${hash} FROM entries b WHERE ${at(wallet, n - 1)}`,
];
const CONTENT = 'kind, amount, balance_after, account, source_id, actor_id, created_at';
/** A wallet's row made to agree with its last entry; `wallet` is an expression. */
export const agree = (wallet: string) => `
  UPDATE wallets w SET last_seq = e.seq, head_hash = e.hash, balance = e.balance_after,
    moved_at = e.created_at
  FROM (SELECT * FROM entries WHERE wallet_id = ${wallet} ORDER BY seq DESC LIMIT 1) e
  WHERE w.id = ${wallet}`;
/** A chain made anew from an entry on; `wallet` is an expression. */
export const rechain = (wallet: string, from: number) => `
  DO $$ DECLARE head bytea; e record; BEGIN
    SELECT hash INTO head FROM entries WHERE wallet_id = ${wallet} AND seq = ${from - 1};
    head := coalesce(head, decode(repeat('00', 32), 'hex'));
    FOR e IN SELECT * FROM entries WHERE wallet_id = ${wallet} AND seq >= ${from} ORDER BY seq LOOP
      head := entry_hash(head, e.wallet_id, e.seq, e.kind, e.amount, e.balance_after, e.account,
        e.source_id, e.actor_id, e.created_at);
      UPDATE entries SET hash = head WHERE wallet_id = e.wallet_id AND seq = e.seq;
    END LOOP;
  END $$`;

/** What can be done to a wallet’s rows, each to a wallet of its own, and how it is named. */
export const CASES: Case[] = [
  {
    name: 'an altered amount',
    damage: (w, n) => [`UPDATE entries SET amount = amount + 1 WHERE ${at(w, n)}`],
    names: (n) => ({ kind: 'altered', seq: n }),
  },
  {
    name: 'an altered microsecond',
    damage: (w, n) => [
      `UPDATE entries SET created_at = created_at + interval '1 microsecond' WHERE ${at(w, n)}`,
    ],
    names: (n) => ({ kind: 'altered', seq: n }),
  },
  {
    name: 'an altered byte of a hash',
    damage: (w, n) => [
      `UPDATE entries SET hash = set_byte(hash, 31, get_byte(hash, 31) # 1) WHERE ${at(w, n)}`,
    ],
    names: (n) => ({ kind: 'altered', seq: n }),
  },
  {
    name: 'an altered actor of the first entry',
    damage: (w) => [`UPDATE entries SET actor_id = gen_random_uuid() WHERE ${at(w, 1)}`],
    names: () => ({ kind: 'altered', seq: 1 }),
  },
  {
    name: 'a removed row',
    damage: (w, n) => [`DELETE FROM entries WHERE ${at(w, n)}`],
    names: (n) => ({ kind: 'removed', seq: n, sourceId: null }),
  },
  {
    name: 'a removed row, those after it moved up',
    damage: (w, n) => [`DELETE FROM entries WHERE ${at(w, n)}`, ...move(w, n + 1, -1)],
    names: (n) => ({ kind: 'removed', seq: n, sourceId: null }),
  },
  {
    name: 'a swapped pair',
    damage: (w, n) => swap(w, n, n + 1),
    names: (n) => ({ kind: 'swapped', seq: n, otherSeq: n + 1 }),
  },
  {
    name: 'a swapped pair, others between',
    damage: (w, n) => swap(w, n, n + 7),
    names: (n) => ({ kind: 'swapped', seq: n, otherSeq: n + 7 }),
  },
  {
    name: 'a pair that has swapped all but its hashes',
    damage: (w, n) => [
      `CREATE TEMP TABLE before ON COMMIT DROP AS
        SELECT * FROM entries WHERE wallet_id = '${w}' AND seq IN (${n}, ${n + 3})`,
      // Neither key may be there twice, not for a moment.
      `UPDATE entries SET source_id = gen_random_uuid() WHERE ${at(w, n)}`,
      ...[n + 3, n].map(
        (seq) => `UPDATE entries e SET (${CONTENT}) = (
          SELECT ${CONTENT} FROM before b WHERE b.seq = ${2 * n + 3 - seq}) WHERE ${at(w, seq)}`,
      ),
    ],
    names: (n) => ({ kind: 'swapped', seq: n, otherSeq: n + 3 }),
  },
  {
    name: 'an inserted row',
    damage: (w, n) => insertBefore(w, n, 'sha256(b.hash)'),
    names: (n) => ({ kind: 'inserted', seq: n, sourceId: FORGED }),
  },
  {
    name: 'an inserted row with a hash that is right',
    damage: (w, n) =>
      insertBefore(
        w,
        n,
        `entry_hash(b.hash, b.wallet_id, ${n}, 'credit', 500, b.balance_after + 500, 'treasury',
          '${FORGED}', NULL, b.created_at)`,
      ),
    names: (n) => ({ kind: 'inserted', seq: n, sourceId: FORGED }),
    breaksAt: (n) => n + 1,
  },
  {
    name: 'a row after the last',
    damage: (w, _n, last) => [
      `INSERT INTO entries SELECT wallet_id, ${last + 1}, kind, 1, balance_after + 1, account,
        gen_random_uuid(), actor_id, created_at, sha256(hash) FROM entries WHERE ${at(w, last)}`,
    ],
    names: (_n, last) => ({ kind: 'inserted', seq: last + 1 }),
  },
  {
    name: 'last rows that are gone',
    damage: (w, _n, last) => [`DELETE FROM entries WHERE wallet_id = '${w}' AND seq > ${last - 3}`],
    names: (_n, last) => ({ kind: 'removed', seq: last - 2 }),
  },
  {
    name: 'last rows that are gone, the wallet’s head rewritten with them',
    damage: (w, _n, last) => [
      `DELETE FROM entries WHERE wallet_id = '${w}' AND seq > ${last - 3}`,
      agree(`'${w}'`),
    ],
    names: (_n, last) => ({ kind: 'cut', seq: last - 2 }),
  },
  {
    name: 'a chain made anew over an altered row',
    damage: (w, n) => [
      `UPDATE entries SET source_id = gen_random_uuid() WHERE ${at(w, n)}`,
      rechain(`'${w}'`, n),
      agree(`'${w}'`),
    ],
    names: (_n, last) => ({ kind: 'rewritten', seq: last / 2 + 1, otherSeq: last }),
  },
  {
    name: 'a balance that is not the last entry’s',
    damage: (w) => [`UPDATE wallets SET balance = balance + 1 WHERE id = '${w}'`],
    names: (_n, last) => ({ kind: 'head', seq: last }),
  },
  {
    name: 'a wallet that is gone with all its rows',
    damage: (w) => [
      `DELETE FROM entries WHERE wallet_id = '${w}'`,
      `DELETE FROM wallets WHERE id = '${w}'`,
    ],
    names: () => ({ kind: 'wallet', seq: null }),
    breaksAt: () => 1,
  },
];
