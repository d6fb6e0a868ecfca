import type { Mutant } from '#mutate/mutant';

const LISTS = 'packages/core/src/reports/best-of-lists.ts';
const LISTS_TESTS = ['packages/core/test/reports/best-of-lists.test.ts'];
const ROLL = 'packages/core/src/rollups/roll.ts';
const ROLL_TESTS = ['packages/core/test/rollups/roll.test.ts'];

/** What makes reports exact that do not read everything. */
export const REPORT_MUTANTS: readonly Mutant[] = [
  {
    guard: 'lists decide only what they are enough to tell',
    file: LISTS,
    find: 'BigInt(last.price) > others',
    replace: 'BigInt(last.price) > 0n',
    tests: LISTS_TESTS,
  },
  {
    guard: 'whoever stands below where a list was read may have sold as much as its last one',
    file: LISTS,
    find: 'CASE WHEN count(l.no) < ${depth} THEN 0 ELSE min(l.price) END',
    replace: 'min(l.price) * 0',
    tests: LISTS_TESTS,
  },
  {
    guard: 'a seller may have sold where the list does not name them',
    file: LISTS,
    find: ' + u.listed - coalesce(s.ends, 0)',
    replace: '',
    tests: LISTS_TESTS,
  },
  {
    guard: 'a list does not outlive what is added to its day',
    file: ROLL,
    find: '  if (row?.listed) await unlistFrom(tx, row.listed);\n',
    replace: '',
    tests: ROLL_TESTS,
  },
];
