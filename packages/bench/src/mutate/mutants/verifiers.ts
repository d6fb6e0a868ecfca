import type { Mutant } from '#mutate/mutant';

const PAGE = 'packages/core/verifier/one-page.mjs';
const VERIFIER = 'packages/core/verifier/verify-ledger.mjs';
const TESTS = ['packages/core/test/integrity/one-page.test.ts'];

/** What keeps a verifier from calling a file in order that is not as it was exported. */
export const VERIFIER_MUTANTS: readonly Mutant[] = [
  {
    guard: 'the verifier knows a number that is the same in 64 bits',
    file: VERIFIER,
    find: "  if (int !== BigInt.asIntN(64, int)) return '';\n",
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'the verifier knows nobody written out as zeros',
    file: VERIFIER,
    find: '(?![0-]+(?: |$))',
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'the verifier knows a last line without its end',
    file: VERIFIER,
    find: 'verifier.take(`${rest} has no end`)',
    replace: 'verifier.take(rest)',
    tests: TESTS,
  },
  {
    guard: 'the page knows a number that is the same in 64 bits',
    file: PAGE,
    find: 'BigInt.asIntN(64, BigInt(text))',
    replace: 'BigInt(text)',
    tests: TESTS,
  },
  {
    guard: 'the page knows nobody written out as zeros',
    file: PAGE,
    find: '(?![0-]+ )',
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'the page names the first entry that is gone',
    file: PAGE,
    find: "  if (furthest.some((seq) => seq >= chain.length)) must(end + 1, 'entry', chain.length);\n",
    replace: '  void furthest;\n',
    tests: TESTS,
  },
  {
    guard: 'the page holds wallets to their order',
    file: PAGE,
    find: "id > wallet ? id : 'another'",
    replace: 'id',
    tests: TESTS,
  },
  {
    guard: 'the page holds kept heads to their order',
    file: PAGE,
    find: 'heads.toSorted(([a], [b]) => (a < b ? -1 : 1)).entries()',
    replace: 'heads.entries()',
    tests: TESTS,
  },
  {
    guard: 'the page works every anchor out',
    file: PAGE,
    find: "  must(place + 2, 'anchor', ...facts, total, ...hashes, before, hash);\n",
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'the page wants the anchor that was kept',
    file: PAGE,
    find: 'if (kept && !known.includes(kept))',
    replace: 'if (kept && known.length < 0)',
    tests: TESTS,
  },
];
