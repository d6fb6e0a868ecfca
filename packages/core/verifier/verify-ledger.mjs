// Checks a ledger that Charge Flow has exported. It needs Node.js, this file and the exported one:
//   node verify-ledger.mjs FILE [HASH OF AN ANCHOR THAT YOU KEPT]
// Exits with 0 where all is in order, 1 where it is not, 2 where there is nothing to read. What the
// lines are, and which bytes are hashed: docs/ledger-hash.md.
import { createHash } from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';

/**
 * `altered`, `removed`, `inserted`, `swapped` (with `otherSeq`): the first such entry of a wallet.
 * `cut`: from there on entries are gone, which an anchor knows and the wallet's row does not.
 * `rewritten`: an anchor knows the entry `otherSeq` with another hash; `seq` is the first that it may be.
 * `head`: the wallet's row is not as its last entry says. `wallet`: it is gone. `anchor`: one is not
 * what follows from the one before and from the heads. `file`: a line is no such line, or lines lack.
 * @typedef {{
 *   kind: 'altered' | 'removed' | 'inserted' | 'swapped' | 'cut' | 'rewritten' | 'head' | 'wallet' | 'anchor' | 'file',
 *   wallet: string | null, seq: number | null, otherSeq: number | null, sourceId: string | null,
 *   anchor: number | null, line: number,
 * }} Damage
 * @typedef {{ seq: number, kind: string, amount: string, balance: string, account: string,
 *   source: string, actor: string | undefined, micros: string, hash: string }} Entry
 * @typedef {{ damage: Damage, seq: number, before: string, entry: Entry | null, passed: string }} Place
 */

const ZEROS = '0'.repeat(64);
const DAMAGES_MAX = 100;
// An id of zeros alone is none: nobody is hashed as one, and written as a dash.
const UUID = '((?![0-]+(?: |$))[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const HASH = '([0-9a-f]{64})';
const [COUNT, INT] = ['(0|[1-9][0-9]{0,14})', '(0|-?[1-9][0-9]{0,40})'];
/** @param {string[]} parts */
const form = (...parts) => new RegExp(`^${parts.join(' ')}$`);
/** @type {Record<string, RegExp>} */
const FORMS = {
  'chargeflow-ledger': form('chargeflow-ledger 1'),
  anchor: form('anchor', COUNT, INT, COUNT, COUNT, INT, HASH, HASH, HASH, HASH),
  wallet: form('wallet', UUID, `(?:-|${COUNT} ${HASH} ${INT})`),
  head: form('head', COUNT, COUNT, HASH),
  entry: form('entry', COUNT, '([a-z]+)', INT, INT, '([a-z]+)', UUID, `(?:-|${UUID})`, INT, HASH),
  end: form('end', COUNT, COUNT, COUNT),
};

/** @param {string | number} value 64 bits, big-endian, two's complement @returns hexadecimal */
function int8(value) {
  const int = BigInt(value);
  // Another number may end in the same 64 bits: it is hashed as none, and so never rightly.
  if (int !== BigInt.asIntN(64, int)) return '';
  return BigInt.asUintN(64, int).toString(16).padStart(16, '0');
}
/** @param {string | undefined} text all zeros where there is none @returns hexadecimal */
const uuid = (text) => text?.replaceAll('-', '') ?? '0'.repeat(32);
/** @param {string} hex @param {string} text both are hashed, one after the other */
const sha256 = (hex, text) => createHash('sha256').update(hex, 'hex').update(text).digest('hex');

/** @param {string} before @param {string} wallet @param {number} seq @param {Entry} e */
function hashAt(before, wallet, seq, e) {
  const where = before + uuid(wallet) + int8(seq) + int8(e.amount) + int8(e.balance);
  return sha256(where + uuid(e.source) + uuid(e.actor) + int8(e.micros), `${e.kind}:${e.account}`);
}

/**
 * Takes the lines one by one, without their ends, and keeps no more than one wallet's heads and the
 * anchors. `finish` may be told the hash of an anchor that must be among them. It answers the first
 * hundred damages: those of wallets first, at most one of each, in the order of their ids.
 */
export function openVerifier() {
  const [rows, others] = [/** @type {Damage[]} */ ([]), /** @type {Damage[]} */ ([])];
  const counts = { wallets: 0, entries: 0, anchors: 0, damaged: 0 };
  const anchors = /** @type {ReturnType<typeof readAnchor>[]} */ ([]);
  const lastHeads = createHash('sha256');
  let wallet = /** @type {ReturnType<typeof readWallet> | null} */ (null);
  let [line, ended] = [0, false];

  /** @param {Damage['kind']} kind @param {Partial<Damage>} facts */
  function note(kind, facts) {
    const nowhere = { wallet: null, seq: null, otherSeq: null, sourceId: null, anchor: null };
    const damage = { kind, ...nowhere, line, ...facts };
    const list = kind === 'anchor' || kind === 'file' ? others : rows;
    if (kind === 'anchor' && others.some((other) => other.anchor === facts.anchor)) return damage;
    if (list.length < DAMAGES_MAX) list.push(damage);
    counts.damaged += 1;
    return damage;
  }

  /** @param {string} text */
  function take(text) {
    line += 1;
    const kind = text.split(' ', 1)[0] ?? '';
    const fields = FORMS[kind]?.exec(text)?.slice(1);
    const isHeader = kind === 'chargeflow-ledger';
    if (kind === 'entry' && wallet) takeEntry(wallet, fields ? readEntry(fields) : null);
    else if (!fields || ended || isHeader !== (line === 1)) note('file', {});
    else if (kind === 'anchor' && counts.wallets === 0) takeAnchor(readAnchor(fields));
    else if (kind === 'wallet') takeWallet(readWallet(fields));
    else if (kind === 'head' && wallet?.seq === 0 && !wallet.place)
      takeHead(wallet, readHead(fields));
    else if (kind === 'end') takeEnd(fields);
    else if (!isHeader) note('file', {});
  }

  /** @param {ReturnType<typeof readAnchor>} a */
  function takeAnchor(a) {
    const facts = a.previous + int8(a.number) + int8(a.micros) + int8(a.wallets) + int8(a.entries);
    const isRight = sha256(facts + a.heads + a.changes, a.total) === a.hash;
    const follows =
      a.previous === (anchors.at(-1)?.hash ?? ZEROS) && a.number === anchors.length + 1;
    if (!isRight || !follows) note('anchor', { anchor: a.number });
    anchors.push(a);
    counts.anchors += 1;
  }

  /** @param {ReturnType<typeof readWallet>} next */
  function takeWallet(next) {
    if (wallet && wallet.id >= next.id) note('file', { wallet: next.id });
    closeWallet();
    wallet = next;
    counts.wallets += 1;
  }

  /** @param {ReturnType<typeof readWallet>} w @param {ReturnType<typeof readHead>} head */
  function takeHead(w, head) {
    w.heads.push(head);
    w.headsAt.set(head.seq, [...(w.headsAt.get(head.seq) ?? []), head]);
  }

  /** @param {ReturnType<typeof readWallet>} w @param {Entry | null} e null where it cannot be read */
  function takeEntry(w, e) {
    counts.entries += 1;
    if (w.place) return explain(w.place, w.id, e);
    const isNext = e?.seq === w.seq + 1;
    const addsUp = isNext && w.balance + BigInt(e.amount) === BigInt(e.balance);
    if (addsUp && hashAt(w.hash, w.id, e.seq, e) === e.hash) return accept(w, e);
    let found = { kind: /** @type {Damage['kind']} */ ('altered'), seq: w.seq + 1, entry: e };
    if (e && isNext && w.last && hashAt(w.before, w.id, w.seq, e) === e.hash) {
      // It stood one place before: what is there now was put in, with a hash that is right.
      found = { kind: 'inserted', seq: w.seq, entry: w.last };
    } else if (e && (e.seq <= w.seq || w.seq === w.lastSeq)) {
      found = { kind: 'inserted', seq: e.seq, entry: e };
    } else if (e && !isNext) found.kind = 'removed';
    const sourceId = found.kind === 'removed' ? null : (found.entry?.source ?? null);
    const damage = note(found.kind, { wallet: w.id, seq: found.seq, sourceId });
    w.place = { damage, seq: w.seq + 1, before: w.hash, entry: e, passed: e?.hash ?? '' };
  }

  function closeWallet() {
    if (!wallet) return;
    const { id, seq, hash, balance, lastSeq, heads, place } = wallet;
    const rewritten = heads.find((head) => head.found !== null && head.found !== head.hash);
    const known = heads.filter(
      (head) => head.found === head.hash && head.seq < (rewritten?.seq ?? 0),
    );
    const facts = { wallet: id, seq: seq + 1 };
    if (!place && rewritten) {
      const from = Math.max(0, ...known.map((head) => head.seq)) + 1;
      note('rewritten', { wallet: id, seq: from, otherSeq: rewritten.seq });
    } else if (!place && lastSeq === null) note('wallet', { wallet: id });
    else if (!place && lastSeq !== seq) note('removed', facts);
    else if (!place && heads.some((head) => head.seq > seq)) note('cut', facts);
    else if (!place && (wallet.head !== hash || wallet.balanceSaid !== balance)) {
      note('head', { ...facts, seq });
    }
    addHeads(id, heads);
    wallet = null;
  }

  /** @param {string} id @param {ReturnType<typeof readHead>[]} heads of a wallet, in the order of their anchors */
  function addHeads(id, heads) {
    let before = { anchor: 0, seq: 0, balance: 0n };
    for (const head of heads) {
      const sums = anchors[head.anchor - 1]?.sums;
      if (!sums || head.anchor <= before.anchor)
        note('anchor', { wallet: id, anchor: head.anchor });
      else {
        sums.changes.update(uuid(id) + int8(head.seq) + head.hash, 'hex');
        sums.wallets += before.anchor === 0 ? 1 : 0;
        sums.entries += head.seq - before.seq;
        sums.total += head.balance - before.balance;
      }
      before = head;
    }
    const last = heads.at(-1);
    if (last) lastHeads.update(uuid(id) + int8(last.seq) + last.hash, 'hex');
  }

  function checkAnchors() {
    let [wallets, entries, total] = [0, 0, 0n];
    for (const [place, { number, sums, heads, ...said }] of anchors.entries()) {
      wallets += sums.wallets;
      entries += sums.entries;
      total += sums.total;
      const addsUp =
        `${wallets} ${entries} ${total}` === `${said.wallets} ${said.entries} ${said.total}`;
      const isRight =
        sums.changes.digest('hex') === said.changes &&
        (place < anchors.length - 1 || lastHeads.digest('hex') === heads);
      // Where a wallet is damaged its sums are too, and so would be every anchor since.
      if (!isRight || (!addsUp && rows.length === 0)) note('anchor', { anchor: number });
    }
  }

  /** @param {string[]} fields */
  function takeEnd(fields) {
    closeWallet();
    ended = true;
    if (fields.join() !== [counts.wallets, counts.entries, counts.anchors].join()) note('file', {});
  }

  /** @param {string} [keptAnchor] */
  function finish(keptAnchor) {
    closeWallet();
    if (!ended) note('file', {});
    checkAnchors();
    const lastAnchor = anchors.at(-1)?.hash ?? null;
    if (keptAnchor && !anchors.some(({ hash }) => hash === keptAnchor))
      note('anchor', { anchor: null });
    const damages = [...rows, ...others].slice(0, DAMAGES_MAX);
    return { ok: counts.damaged === 0, ...counts, lastAnchor, damages };
  }

  return { take, finish };
}

/** @param {ReturnType<typeof readWallet>} w @param {Entry} e */
function accept(w, e) {
  w.before = w.hash;
  [w.last, w.seq, w.hash, w.balance] = [e, e.seq, e.hash, BigInt(e.balance)];
  for (const head of w.headsAt.get(e.seq) ?? []) [head.found, head.balance] = [w.hash, w.balance];
}

/**
 * What comes after a damage may tell what it was.
 * @param {Place} place @param {string} wallet @param {Entry | null} later
 */
function explain(place, wallet, later) {
  const { damage, seq, before, entry, passed } = place;
  if (!later || !entry || damage.seq !== seq || damage.kind === 'swapped') return;
  const hash = hashAt(before, wallet, seq, later);
  if (hash === later.hash || hash === entry.hash) {
    // It belongs where the damage is. If what stands there belongs here in turn, the two were swapped.
    const there = entry.seq === seq ? later.seq : entry.seq;
    const back = hashAt(there === seq + 1 ? hash : passed, wallet, there, entry);
    const isSwap = hash === entry.hash || back === entry.hash || back === later.hash;
    Object.assign(damage, isSwap ? { kind: 'swapped', otherSeq: there } : { kind: 'inserted' });
    if (!isSwap) place.entry = null;
  } else if (passed === entry.hash && hashAt(passed, wallet, later.seq + 1, later) === later.hash) {
    // With a number one higher it would follow: one is gone, and the others have moved up.
    Object.assign(damage, { kind: 'removed', sourceId: null });
  }
  place.passed = later.hash;
}

/** @param {string[]} fields of a line, as its form has them */
function readAnchor([number, micros = '', wallets = '', entries = '', total = '', ...hashes]) {
  const [heads = '', changes = '', previous = '', hash = ''] = hashes;
  const sums = { changes: createHash('sha256'), wallets: 0, entries: 0, total: 0n };
  return {
    number: Number(number),
    micros,
    wallets,
    entries,
    total,
    heads,
    changes,
    previous,
    hash,
    sums,
  };
}

/** @param {(string | undefined)[]} fields */
function readWallet([id = '', lastSeq, head, balance]) {
  const heads = /** @type {ReturnType<typeof readHead>[]} */ ([]);
  const headsAt = /** @type {Map<number, typeof heads>} */ (new Map());
  const said = {
    lastSeq: lastSeq ? Number(lastSeq) : null,
    head,
    balanceSaid: BigInt(balance ?? 0),
  };
  // Of the last entry that was right, and the hash before it; and where the first was not.
  const now = { seq: 0, hash: ZEROS, balance: 0n, before: ZEROS };
  const last = /** @type {Entry | null} */ (null);
  return { id, ...said, heads, headsAt, ...now, last, place: /** @type {Place | null} */ (null) };
}

/** @param {string[]} fields */
function readHead([anchor, seq, hash = '']) {
  const found = seq === '0' ? ZEROS : /** @type {string | null} */ (null);
  return { anchor: Number(anchor), seq: Number(seq), hash, found, balance: 0n };
}

/** @param {string[]} fields @returns {Entry} */
function readEntry([
  seq,
  kind = '',
  amount = '',
  balance = '',
  account = '',
  source = '',
  ...rest
]) {
  const [actor, micros = '', hash = ''] = rest;
  return { seq: Number(seq), kind, amount, balance, account, source, actor, micros, hash };
}

/** @param {Damage} damage @returns what it is, in a sentence */
export function describeDamage({ kind, wallet, seq, otherSeq, sourceId, anchor, line }) {
  const entry = `entry ${seq} of wallet ${wallet}`;
  const source = sourceId ? ` (for ${sourceId})` : '';
  if (kind === 'swapped') return `${entry}${source} was swapped with entry ${otherSeq}`;
  if (kind === 'cut') return `${entry}, which an anchor knows, is gone with all after it`;
  if (kind === 'rewritten')
    return `${entry}, or one up to ${otherSeq}, is not what an anchor knows`;
  if (kind === 'head') return `the row of wallet ${wallet} is not as its last entry, ${seq}, says`;
  if (kind === 'wallet') return `the row of wallet ${wallet} was removed`;
  if (kind === 'file') return `line ${line} of the file is no such line, or lines are missing`;
  if (kind !== 'anchor') return `${entry}${source} was ${kind}`;
  if (anchor === null) return 'the anchor that you kept is not in this ledger';
  return `anchor ${anchor} is not what follows from the ledger${wallet ? ` (wallet ${wallet})` : ''}`;
}

/** @param {ReturnType<ReturnType<typeof openVerifier>['finish']>} verified @returns lines of text */
export function reportOf({ ok, damages, entries, wallets, anchors, lastAnchor }) {
  const outcome = ok ? 'in order' : 'NOT in order';
  return [
    ...damages.map((damage) => `DAMAGED ${describeDamage(damage)}`),
    `${entries} entries of ${wallets} wallets under ${anchors} anchors: ${outcome}`,
    ...(lastAnchor ? [`Last anchor: ${lastAnchor}`] : []),
  ];
}

/** @param {string} file @param {string | undefined} keptAnchor */
async function main(file, keptAnchor) {
  const verifier = openVerifier();
  let rest = '';
  for await (const chunk of createReadStream(file, 'latin1')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) verifier.take(line);
  }
  if (rest) verifier.take(`${rest} has no end`);
  const verified = verifier.finish(keptAnchor);
  for (const line of reportOf(verified)) process.stdout.write(`${line}\n`);
  process.exitCode = verified.ok ? 0 : 1;
}

// A bundle of ours holds this too, and is no .mjs file.
const self = import.meta.filename ?? '';
if (self.endsWith('.mjs') && process.argv[1] && realpathSync(process.argv[1]) === self) {
  const [file, keptAnchor] = process.argv.slice(2);
  await main(file ?? '', keptAnchor).catch((error) => {
    process.stderr.write(`node verify-ledger.mjs FILE [ANCHOR]: ${error.message}\n`);
    process.exitCode = 2;
  });
}
