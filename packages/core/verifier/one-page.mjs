// Checks what `pnpm cli export FILE` wrote, by docs/ledger-hash.md alone, on one page:
//   node one-page.mjs FILE [HASH OF AN ANCHOR THAT YOU KEPT]
// Works out what each line must be, wallets before anchors, and names the first that is another.
// Exits with 0 where there is none, with 1 where there is one, with 2 where there is no file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [, , file = '', kept] = process.argv;
let [line, wallet, wallets, entries, before] = [0, '', 0, 0, '0'.repeat(64)];
process.on('uncaughtException', ({ message }) => {
  process.stdout.write(`Line ${line}${wallet && ` (wallet ${wallet})`}: ${message}\n`);
  process.exit(line === 0 ? 2 : 1);
});
// The last line alone keeps its end, to be compared with it.
const lines = readFileSync(file, 'latin1').split(/\n(?!$)/);
const [anchors, latest] = [/** @type {any[]} */ ([]), new Map()];
const ID = '((?![0-]+ )[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const ENTRY = `entry \\d+ ([a-z]+) (-?\\d+) \\d+ ([a-z]+) ${ID} (-|${ID}) (-?\\d+)`;

/** @returns {Generator<any[]>} what is captured of the next lines, as long as they begin like this */
function* next(form = '') {
  const int = (text = '') => (/^-?\d+$/.test(text) ? BigInt.asIntN(64, BigInt(text)) : text);
  for (let found; (found = new RegExp(`^${form}(?: |$)`).exec(lines[line] ?? ''));) {
    line += 1;
    yield found.slice(1).map(int);
  }
}
/** @param {any[]} fields that the line of this number must have */
function must(number = 0, ...fields) {
  line = number;
  if (lines[line - 1] !== fields.join(' ')) throw new Error(`must be "${fields.join(' ')}"`);
}
/** @param {any[]} fields integers, of 8 bytes each, and hexadecimal; after them comes the text */
function sha256(fields, text = '') {
  const eight = (int = 0n) => BigInt.asUintN(64, int).toString(16).padStart(16, '0');
  const hex = fields.map((field) => field.replaceAll?.('-', '') ?? eight(field)).join('');
  return createHash('sha256').update(hex, 'hex').update(text).digest('hex');
}

must(1, 'chargeflow-ledger 1');
for (const [micros] of next('anchor \\d+ (\\d+)')) anchors.push({ micros, heads: [] });
for (const [id, last] of next(`wallet ${ID} (\\d+|-)`)) {
  const [row, chain] = [line, [/** @type {any[]} */ ([id, 0n, before, 0n])]];
  wallet = id > wallet ? id : 'another';
  const heads = [...next('head (\\d+) (\\d+)')];
  for (const [kind, amount, account, source, actor, , micros] of next(ENTRY)) {
    const [seq, [, , before, held]] = [BigInt(chain.length), chain.at(-1) ?? []];
    const [balance, who] = [held + amount, actor === '-' ? '0'.repeat(32) : actor];
    const facts = [before, id, seq, amount, balance, source, who, micros];
    const hash = sha256(facts, `${kind}:${account}`);
    must(line, 'entry', seq, kind, amount, balance, account, source, actor, micros, hash);
    chain.push([id, seq, hash, balance]);
  }
  const [end, furthest] = [line, [last, ...heads.map(([, seq]) => seq)]];
  if (furthest.some((seq) => seq >= chain.length)) must(end + 1, 'entry', chain.length);
  must(row, 'wallet', wallet, ...(chain.at(-1) ?? []).slice(1));
  for (const [place, [anchor, seq]] of heads.toSorted(([a], [b]) => (a < b ? -1 : 1)).entries()) {
    must(row + 1 + place, 'head', anchor, seq, chain[seq]?.[2]);
    anchors[Number(anchor) - 1].heads.push(chain[seq]);
  }
  [line, wallets, entries] = [end, wallets + 1, entries + chain.length - 1];
}
wallet = '';
must(line + 1, 'end', wallets, entries, `${anchors.length}\n`);
for (const [place, { micros, heads }] of anchors.entries()) {
  for (const head of heads) latest.set(head[0], head);
  const all = [...latest.values()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [count, total] = [1, 3].map((field) => all.reduce((sum, head) => sum + head[field], 0n));
  const hashes = [all, [...heads]].map((some) => sha256(some.flatMap((head) => head.slice(0, 3))));
  const facts = [BigInt(place + 1), micros, BigInt(all.length), count];
  const hash = sha256([before, ...facts, ...hashes], `${total}`);
  must(place + 2, 'anchor', ...facts, total, ...hashes, before, hash);
  before = hash;
}
const known = lines.slice(1, anchors.length + 1).map((text) => text.split(' ').at(-1));
if (kept && !known.includes(kept)) throw new Error('no anchor up to here is the one you kept');
process.stdout.write(`${entries} entries of ${wallets} wallets: in order\n`);
