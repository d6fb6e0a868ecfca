import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { describeDamage, openVerifier } from '#verifier';
import { anchorLedger } from '#integrity/anchor';
import { latestVerification } from '#integrity/latest';
import { requestVerification } from '#integrity/request';
import { runIntegrity } from '#integrity/schedule';
import { verifyLedger } from '#integrity/verify';
import { parseIntegritySettings } from '#settings/integrity';
import { createAdmin } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { failureOf } from '../outcomes';
import { fillWallets, linesOf, openWallets, tamper } from './books';
import { agree, CASES, rechain } from './damages';
import { bytesOf, runVerifier } from './outsider';

/** Of the table that is tampered with: `LEDGER_ENTRIES=100000` for a large one. */
const ENTRIES = Number(process.env['LEDGER_ENTRIES'] ?? 1_000);

const core = await openTestCore();
const owner = await openTestOwner();
let lines: string[] = [];

function verify(changed: readonly string[], keptAnchor?: string) {
  const verifier = openVerifier();
  for (const line of changed) verifier.take(line);
  return verifier.finish(keptAnchor);
}

beforeAll(async () => {
  const wallets = await openWallets(core, 3);
  await anchorLedger(core);
  await fillWallets(core, wallets, 4);
  await anchorLedger(core);
  await fillWallets(core, wallets.slice(1), 4);
  await anchorLedger(core);
  lines = await linesOf(core);
});

describe('an exported file', () => {
  test('is in order as it was written', () => {
    expect(lines).toHaveLength(1 + 3 + 3 + (3 + 3 + 2) + (4 + 8 + 8) + 1);
    expect(verify(lines)).toMatchObject({ ok: true, wallets: 3, entries: 20, anchors: 3 });
  });

  test('is the same in whatever pages it is read', async () => {
    for (const pageRows of [1, 3, 20]) expect(await linesOf(core, pageRows)).toEqual(lines);
  });

  test('is not with any one character changed', () => {
    const others = 'f0-1 e';
    for (const [place, line] of lines.entries()) {
      for (let at = place % 5; at < line.length; at += 5) {
        const other = Array.from(others).find((one) => one !== line[at]);
        const changed = lines.with(place, line.slice(0, at) + other + line.slice(at + 1));
        expect({ line, at, ok: verify(changed).ok }).toEqual({ line, at, ok: false });
      }
    }
  });

  test('is not with any one line removed, doubled or swapped with the next', () => {
    for (const [place, line] of lines.entries()) {
      const removed = lines.toSpliced(place, 1);
      const doubled = lines.toSpliced(place, 0, line);
      const swapped = lines.toSpliced(place, 2, lines[place + 1] ?? '', line);
      for (const changed of [removed, doubled, swapped]) {
        expect({ line, ok: verify(changed).ok }).toEqual({ line, ok: false });
      }
    }
  });

  test('names the entry whose line was changed, removed, swapped or doubled', () => {
    const place = lines.findLastIndex((line) => line.startsWith('entry 6 '));
    const line = lines[place] ?? '';
    const damagesOf = (changed: string[]) => verify(changed).damages.slice(0, 1);
    const wallet = lines.findLast((one) => one.startsWith('wallet '))?.split(' ')[1];
    const named = (facts: object) => [expect.objectContaining({ wallet, ...facts })];
    const altered = lines.with(place, line.replace('adjustment', 'credit'));
    expect(damagesOf(altered)).toEqual(named({ kind: 'altered', seq: 6, line: place + 1 }));
    const unreadable = lines.with(place, `${line} `);
    expect(damagesOf(unreadable)).toEqual(named({ kind: 'altered', seq: 6 }));
    expect(damagesOf(lines.toSpliced(place, 1))).toEqual(named({ kind: 'removed', seq: 6 }));
    expect(damagesOf(lines.toSpliced(place, 0, line))).toEqual(named({ kind: 'inserted', seq: 6 }));
    const swapped = lines.toSpliced(place, 2, lines[place + 1] ?? '', line);
    expect(damagesOf(swapped)).toEqual(named({ kind: 'swapped', seq: 6, otherSeq: 7 }));
    const last = lines.length - 2;
    expect(damagesOf(lines.toSpliced(last, 1))).toEqual(named({ kind: 'removed', seq: 8 }));
  });

  test('is not where it ends early, or holds lines after its end', () => {
    for (let length = 0; length < lines.length; length += 1) {
      expect({ length, ok: verify(lines.slice(0, length)).ok }).toEqual({ length, ok: false });
    }
    expect(verify([...lines, lines[0] ?? '']).ok).toBe(false);
    expect(verify([...lines, '']).ok).toBe(false);
  });

  test('holds the anchor that was kept of it, and no other', () => {
    const second = lines[2]?.split(' ').at(-1);
    expect(verify(lines, second).ok).toBe(true);
    expect(verify(lines, 'ab'.repeat(32))).toMatchObject({
      ok: false,
      damages: [{ kind: 'anchor', anchor: null }],
    });
  });
});

describe('anchors', () => {
  const anchorsNamed = async () => {
    const { damages } = verify(await linesOf(core));
    expect(damages.filter(({ kind }) => kind !== 'anchor')).toEqual([]);
    return damages.map(({ anchor }) => anchor);
  };

  const FIRST = '(SELECT min(id::text)::uuid FROM wallets)';
  const DAMAGES: [string, string[], number[]][] = [
    [
      'a head that was taken from one',
      [`DELETE FROM ledger_anchor_heads WHERE anchor = 2 AND wallet_id = ${FIRST}`],
      [2, 3],
    ],
    [
      'one whose sum was changed',
      ['UPDATE ledger_anchors SET total = total + 1 WHERE number = 2'],
      [2],
    ],
    ['one that was removed', ['DELETE FROM ledger_anchors WHERE number = 3'], [3, 2]],
    [
      'one whose heads were made anew with the chain, before the next was made',
      [
        `UPDATE entries SET source_id = gen_random_uuid() WHERE seq = 1 AND wallet_id = ${FIRST}`,
        rechain(FIRST, 1),
        agree(FIRST),
        `UPDATE ledger_anchor_heads h SET hash = e.hash FROM entries e
          WHERE e.wallet_id = ${FIRST} AND e.wallet_id = h.wallet_id AND e.seq = h.seq`,
      ],
      [2],
    ],
  ];

  test.each(DAMAGES)('%s: named', async (name, statements, expected) => {
    const tables = ['ledger_anchor_heads', 'ledger_anchors', 'entries', 'wallets'];
    const keep = tables.map((table) => `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
    await tamper(owner, ...keep);
    try {
      await tamper(owner, ...statements);
      if (name.endsWith('next was made')) await anchorLedger(core);
      expect(await anchorsNamed()).toEqual(expected);
    } finally {
      const putBack = tables.flatMap((table) => [
        `DELETE FROM ${table}`,
        `INSERT INTO ${table} SELECT * FROM kept_${table}`,
        `DROP TABLE kept_${table}`,
      ]);
      await tamper(owner, ...putBack);
    }
    expect(await anchorsNamed()).toEqual([]);
  });

  test('follow each other, however many are made at once', async () => {
    const before = await verifyLedger(core);
    const made = await Promise.all(Array.from({ length: 4 }, () => anchorLedger(core)));
    const numbers = made.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4].map((place) => before.anchors + place));
    expect(made.every(({ changed, contradicting }) => changed + contradicting === 0)).toBe(true);
    expect(await verifyLedger(core)).toMatchObject({ ok: true, anchors: numbers.at(-1) });
  });
});

describe('docs/ledger-hash.md', () => {
  const readDocs = () =>
    readFile(path.resolve(import.meta.dirname, '../../../../docs/ledger-hash.md'), 'utf8');
  const fieldsOf = (example: string[], kind: string) =>
    (example.findLast((line) => line.startsWith(`${kind} `)) ?? '').split(' ').slice(1);

  test('shows a file that is in order, hashed as the database does', async () => {
    const example = /```ledger\n(.*?)\n```/s.exec(await readDocs())?.[1]?.split('\n') ?? [];
    expect(verify(example)).toMatchObject({ ok: true, entries: 2, anchors: 1 });
    const [wallet] = fieldsOf(example, 'wallet');
    const first = example.find((line) => line.startsWith('entry 1 '))?.split(' ') ?? [];
    const [seq, kind, amount, balance, account, source, actor, micros, hash] = fieldsOf(
      example,
      'entry',
    );
    const [row] = await core.sql`
      SELECT encode(entry_hash(decode(${first.at(-1) ?? ''}, 'hex'), ${wallet ?? ''}, ${seq ?? ''},
        ${kind ?? ''}, ${amount ?? ''}, ${balance ?? ''}, ${account ?? ''}, ${source ?? ''},
        ${actor === '-' ? null : String(actor)},
        'epoch'::timestamptz + ${micros ?? ''}::bigint * interval '1 microsecond'), 'hex') AS hash`;
    expect(row).toEqual({ hash });
    const [number, madeAt, wallets, entries, total, heads, changes, previous, anchorHash] =
      fieldsOf(example, 'anchor');
    const [anchor] = await core.sql`
      SELECT encode(anchor_hash(decode(${previous ?? ''}, 'hex'), ${number ?? ''},
        'epoch'::timestamptz + ${madeAt ?? ''}::bigint * interval '1 microsecond', ${wallets ?? ''},
        ${entries ?? ''}, decode(${heads ?? ''}, 'hex'), decode(${changes ?? ''}, 'hex'),
        ${total ?? ''}), 'hex') AS hash`;
    expect(anchor).toEqual({ hash: anchorHash });
  });

  test('lays the bytes of an entry out, which are hashed as it says', async () => {
    const docs = await readDocs();
    const table = docs.slice(docs.indexOf('## An entry'), docs.indexOf('## An anchor'));
    const rows = [...table.matchAll(/^\| +([0-9]+|\*|\\\*) \| .* \| `([0-9a-f]+)` +\|$/gm)];
    expect(rows).toHaveLength(9);
    for (const [, bytes, hex = ''] of rows) {
      if (/^[0-9]+$/.test(String(bytes))) expect(hex).toHaveLength(Number(bytes) * 2);
    }
    const laidOut = Buffer.from(rows.map(([, , hex]) => hex).join(''), 'hex');
    const hash = createHash('sha256').update(laidOut).digest('hex');
    expect(docs).toContain(`- 1767225661123456 ${hash}\n`);
  });
});

test('clean books are in order; each damage is named by the first row it has touched', async () => {
  const last = Math.ceil(ENTRIES / CASES.length / 2) * 2;
  const before = await verifyLedger(core);
  const wallets = await openWallets(core, CASES.length + 1);
  await fillWallets(core, wallets, last / 2);
  await anchorLedger(core);
  await fillWallets(core, wallets, last / 2);
  const { hash } = await anchorLedger(core);

  const total = { wallets: before.wallets + wallets.length, anchors: before.anchors + 2 };
  const count = before.entries + last * wallets.length;
  const clean = await verifyLedger(core, { keptAnchor: hash });
  expect(clean.damages).toEqual([]);
  expect(clean).toMatchObject({ ok: true, entries: count, ...total });
  expect(await runVerifier('verify-ledger.mjs', bytesOf(await linesOf(core)), hash)).toEqual({
    code: 0,
    errors: '',
    output:
      `${count} entries of ${total.wallets} wallets under ${total.anchors} anchors: in order\n` +
      `Last anchor: ${hash}\n`,
  });

  const n = Math.ceil(last * 0.75);
  for (const [place, { damage }] of CASES.entries()) {
    await tamper(owner, ...damage(wallets[place] ?? '', n, last));
  }
  const expected = CASES.map(({ name, names }, place) => ({
    name,
    wallet: wallets[place],
    ...names(n, last),
  }));
  const startedAtMs = performance.now();
  const verified = await verifyLedger(core);
  const tookMs = Math.round(performance.now() - startedAtMs);
  if (ENTRIES >= 100_000) process.stdout.write(`${verified.entries} entries in ${tookMs} ms\n`);
  const found = verified.damages.map((damage, place) => ({ name: CASES[place]?.name, ...damage }));
  expect(found).toMatchObject(expected);
  expect(verified).toMatchObject({ ok: false, damaged: CASES.length });

  const { code, output, errors } = await runVerifier(
    'verify-ledger.mjs',
    bytesOf(await linesOf(core)),
  );
  expect({ code, errors }).toEqual({ code: 1, errors: '' });
  expect(output.split('\n').filter((line) => line.startsWith('DAMAGED '))).toEqual(
    verified.damages.map((damage) => `DAMAGED ${describeDamage(damage)}`),
  );
});

test('an anchor over what was cut tells of it, and hides nothing', async () => {
  const before = await verifyLedger(core);
  const { contradicting, number } = await anchorLedger(core);
  // Of the wallets whose row is another than at the anchor before: the cut one, and the one made anew.
  expect(contradicting).toBe(2);
  const after = await verifyLedger(core);
  expect(after.anchors).toBe(number);
  const rows = ({ damages }: typeof after) =>
    damages.filter(({ kind }) => kind !== 'anchor').map(describeDamage);
  expect(rows(after)).toEqual(rows(before));
});

describe('the schedule', () => {
  /** Two processes; answers what stops both. */
  function openSchedules(change: Partial<ReturnType<typeof parseIntegritySettings>> = {}) {
    const stopping = new AbortController();
    const settings = { ...parseIntegritySettings({}), ...change };
    const running = [1, 2].map(() => runIntegrity(core, settings, stopping.signal));
    const stop = async () => {
      stopping.abort();
      await Promise.all(running);
    };
    onTestFinished(stop);
    return { stop };
  }
  const countOf = async (table: string) => {
    const [row] = await core.sql`SELECT count(*)::int AS rows FROM ${core.sql(table)}`;
    return Number(row?.['rows']);
  };

  test('verifies when an admin asks, once, and keeps what it has found', async () => {
    expect(await latestVerification(core)).toMatchObject({ last: null, state: 'idle' });
    const admin = await createAdmin(core);
    await requestVerification(core, admin);
    await requestVerification(core, admin);
    expect(await latestVerification(core)).toMatchObject({ last: null, state: 'queued' });
    const { stop } = openSchedules({ anchorEveryMs: 0 });
    await expect.poll(async () => (await latestVerification(core)).last).not.toBeNull();
    await stop();
    expect(await countOf('ledger_verifications')).toBe(1);
    const { last, state, anchor } = await latestVerification(core);
    const { damages, damaged, entries, wallets, anchors } = await verifyLedger(core);
    expect(last).toMatchObject({ error: null, damages, damaged, entries, wallets, anchors });
    expect(state).toBe('idle');
    expect(anchor?.number).toBe(anchors);
    expect(await failureOf(requestVerification(core, admin))).toMatchObject({
      name: 'RATE_LIMITED',
      details: { retryAfterMs: expect.any(Number) },
    });
    await owner`
      UPDATE ledger_verifications SET started_at = started_at - interval '1 hour',
        finished_at = finished_at - interval '1 hour'`;
    expect(await requestVerification(core, admin)).toEqual({ queued: true });
  });

  test('anchors once a day, whatever the number of processes', async () => {
    const before = await countOf('ledger_anchors');
    const { stop } = openSchedules({ verifyEveryMs: 0 });
    // Not the anchor itself: who is stopped right after it has not said yet when the next is due.
    const hoursLeft = async () => {
      const [job] = await core.sql<{ hours: number }[]>`
        SELECT round(extract(epoch FROM due_at - clock_timestamp()) / 3600)::int AS hours
        FROM jobs WHERE name = 'ledger_anchor'`;
      return job?.hours;
    };
    await expect.poll(hoursLeft).toBe(24);
    await stop();
    expect(await countOf('ledger_anchors')).toBe(before + 1);
  });
});
