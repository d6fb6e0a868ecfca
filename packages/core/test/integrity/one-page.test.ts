import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { compileFunction } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { anchorLedger } from '#integrity/anchor';
import { openTestCore, openTestOwner } from '../fixtures';
import { fillWallets, linesOf, openWallets, tamper } from './books';
import { CASES } from './damages';
import { bytesOf, runVerifier } from './outsider';

/** Of the table that is tampered with: `LEDGER_ENTRIES=100000` for a large one. */
const ENTRIES = Number(process.env['LEDGER_ENTRIES'] ?? 1_000);
const VERIFIER = path.resolve(import.meta.dirname, '../../verifier/one-page.mjs');
const DOCS = path.resolve(import.meta.dirname, '../../../../docs/ledger-hash.md');

const core = await openTestCore();
const owner = await openTestOwner();

const [, example = ''] = /```ledger\n(.*?)```/s.exec(await readFile(DOCS, 'utf8')) ?? [];
const source = await readFile(VERIFIER, 'utf8');
const page = compileFunction(source.replaceAll(/^import .*$/gm, ''), [
  'createHash',
  'readFileSync',
  'process',
]);

/** What the page says of a file, and exits with: in this process, since it is asked a thousand times. */
function verify(exported: string, ...args: string[]): { code: number; output: string } {
  const ended = { code: 0, output: '' };
  let onError = (error: unknown): void => expect.unreachable(String(error));
  const process = {
    argv: ['node', 'one-page.mjs', 'ledger.txt', ...args],
    stdout: { write: (text: string) => (ended.output += text) },
    on: (_event: string, listener: typeof onError) => (onError = listener),
    exit: (code: number) => (ended.code = code),
  };
  try {
    page(createHash, () => exported, process);
  } catch (error) {
    onError(error);
  }
  return ended;
}

test('fits on a page, and needs nothing of ours', () => {
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(77);
  const imported = Array.from(source.matchAll(/from '(.*)'/g), ([, name]) => name);
  expect(imported).toEqual(['node:crypto', 'node:fs']);
});

describe('of the file in docs/ledger-hash.md', () => {
  const lines = example.trimEnd().split('\n');

  test('all is in order', () => {
    expect(verify(example)).toEqual({ code: 0, output: '2 entries of 1 wallets: in order\n' });
  });

  test('every byte counts, and every line', () => {
    const changes = Array.from(example).flatMap((byte, at) =>
      ['0', 'a', ' ', '\n']
        .filter((other) => other !== byte)
        .map((other) => example.slice(0, at) + other + example.slice(at + 1)),
    );
    for (const [place, line] of lines.entries()) {
      const swapped = lines.toSpliced(place, 2, lines[place + 1] ?? '', line);
      const others = [lines.toSpliced(place, 1), lines.toSpliced(place, 0, line), swapped];
      changes.push(...others.map(bytesOf));
    }
    expect(changes.filter((changed) => verify(changed).code !== 1)).toEqual([]);
  });

  test('an anchor that was kept is there, and no other', () => {
    const kept = lines[1]?.split(' ').at(-1) ?? '';
    expect(verify(example, kept).code).toBe(0);
    const output = expect.stringContaining('no anchor');
    expect(verify(example, kept.slice(1))).toEqual({ code: 1, output });
  });

  test('an outsider is told the same, and by the exit', async () => {
    const { output } = verify(example);
    expect(await runVerifier('one-page.mjs', example)).toEqual({ code: 0, output, errors: '' });
    const altered = example.replace(' 950000 operator', ' 950001 operator');
    const damaged = { ...verify(altered), errors: '' };
    expect(await runVerifier('one-page.mjs', altered)).toEqual(damaged);
    const place = 'Line 6 (wallet 5f0c9a3e-8d41-4b7a-9c26-3e1f70a2b8d4): must be "entry 2 ';
    expect(damaged.output).toContain(place);
    const missing = path.join(VERIFIER, 'nothing');
    await expect(promisify(execFile)(process.execPath, [VERIFIER, missing])).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('ENOTDIR'),
    });
  });
});

describe.each([
  ['one-page.mjs', async (exported: string) => verify(exported).code],
  [
    'verify-ledger.mjs',
    async (exported: string) => (await runVerifier('verify-ledger.mjs', exported)).code,
  ],
])('%s knows another file', (_name, codeOf) => {
  // Without the anchor, whose total would tell.
  const bare = example
    .replace(/anchor .*\n/, '')
    .replace(/head .*\n/, '')
    .replace('end 1 2 1', 'end 1 2 0');
  const beyond = (minor: string) => String(BigInt(minor) + 2n ** 64n);

  test('none of these is one', async () => {
    expect(await codeOf(bare)).toBe(0);
  });

  test.each([
    ['whose lines end as on Windows', bare.replaceAll('\n', '\r\n')],
    ['with another sort of line end', bare.replace('\n', '\r')],
    ['whose last line has no end', bare.trimEnd()],
    ['that goes on', `${bare}\n`],
    ['with a mark before it', `\u00ef\u00bb\u00bf${bare}`],
    [
      'with nobody written out',
      bare.replace(' - ', ` ${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)} `),
    ],
    ['with a number in two ways', bare.replace(' 1000000 ', ' +1000000 ')],
    [
      'with numbers that are the same in 64 bits',
      bare
        .replace(' 1000000 1000000 ', ` ${beyond('1000000')} ${beyond('1000000')} `)
        .replaceAll('950000', beyond('950000')),
    ],
  ])('by its bytes: one %s', async (_, exported) => {
    expect(exported).not.toBe(bare);
    expect(await codeOf(exported)).toBe(1);
  });
});

/** The lines of each wallet. */
function byWallet(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let own: string[] = [];
  for (const line of lines.slice(1, -1)) {
    const [kind, id = ''] = line.split(' ');
    if (kind === 'wallet') found.set(id, (own = []));
    own.push(line);
  }
  return found;
}

describe('of a ledger', () => {
  const last = Math.ceil(ENTRIES / CASES.length / 2) * 2;
  const middle = Math.ceil(last * 0.75);
  let wallets: string[] = [];
  let clean: string[] = [];
  let damaged = new Map<string, string[]>();
  let kept = '';

  beforeAll(async () => {
    wallets = await openWallets(core, CASES.length + 1);
    await fillWallets(core, wallets, last / 2);
    await anchorLedger(core);
    await fillWallets(core, wallets, last / 2);
    kept = (await anchorLedger(core)).hash;
    clean = await linesOf(core);
    for (const [place, { damage }] of CASES.entries()) {
      await tamper(owner, ...damage(wallets[place] ?? '', middle, last));
    }
    damaged = byWallet(await linesOf(core));
  });

  /** A whole file of wallets' lines. */
  function fileOf(
    sections: readonly string[][],
    anchors = clean.filter((line) => line.startsWith('anchor ')),
  ): string[] {
    const rows = sections.flat();
    const entries = rows.filter((line) => line.startsWith('entry ')).length;
    const end = `end ${sections.length} ${entries} ${anchors.length}`;
    return ['chargeflow-ledger 1', ...anchors, ...rows, end];
  }

  test('all is in order', () => {
    const startedAtMs = performance.now();
    expect(verify(bytesOf(clean), kept).code).toBe(0);
    const tookMs = Math.round(performance.now() - startedAtMs);
    if (ENTRIES >= 100_000) process.stdout.write(`${clean.length} lines in ${tookMs} ms\n`);
  });

  test('kept heads stand in their order', () => {
    const [[row = '', head = '', next = '', ...entries] = [], ...others] = byWallet(clean).values();
    expect(next).toMatch(/^head 2 /);
    const codeOf = (...first: string[]) => verify(bytesOf(fileOf([first, ...others]))).code;
    expect(codeOf(row, head, next, ...entries)).toBe(0);
    expect(codeOf(row, next, head, ...entries)).toBe(1);
  });

  test('wallets do too, also those that no anchor knows', () => {
    const unknown = (lines: string[]) => lines.filter((line) => !line.startsWith('head '));
    const sections = Array.from(byWallet(clean).values(), unknown);
    expect(verify(bytesOf(fileOf(sections, []))).code).toBe(0);
    expect(verify(bytesOf(fileOf(sections.toReversed(), []))).code).toBe(1);
  });

  test.each(CASES.map(({ name, ...facts }, place) => [name, place, facts] as const))(
    '%s: the first line that is another is named',
    (_, place, { names, breaksAt }) => {
      const wallet = wallets[place] ?? '';
      const own = damaged.get(wallet) ?? [];
      const lines = fileOf(Array.from(byWallet(clean).set(wallet, own).values()));
      const row = lines.findIndex((line) => line.startsWith(`wallet ${wallet} `)) + 1;
      const heads = own.filter((line) => line.startsWith('head ')).length;

      const { kind, seq, otherSeq } = names(middle, last);
      const entry = breaksAt?.(middle, last) ?? Number(seq);
      let [line, text] = [row + heads + entry, `entry ${entry}`];
      if (kind === 'head') [line, text] = [row, `wallet ${wallet} ${last} `];
      if (kind === 'rewritten') [line, text] = [row + heads, `head 2 ${otherSeq} `];
      const { code, output } = verify(bytesOf(lines));
      const named = `Line ${line} (wallet ${wallet}): must be "${text}`;
      expect([code, output.slice(0, named.length)]).toEqual([1, named]);
    },
  );
});
