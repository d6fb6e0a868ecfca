import type { Mutant } from '#mutate/mutant';

const FACTOR = 'packages/core/src/second-factor';
const TESTS = ['packages/core/test/auth/second-factor.test.ts'];

/** What keeps out whoever has the password, and what keeps a code from opening twice. */
export const SECOND_FACTOR_MUTANTS: readonly Mutant[] = [
  {
    guard: 'a second factor is asked for at the door',
    file: 'packages/core/src/auth/check-credentials.ts',
    find: '  await checkSecondFactor(core, id, code);\n',
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'a code counts once',
    file: `${FACTOR}/check.ts`,
    find: '.where(and(mine, lt(secondFactors.lastStep, step)))',
    replace: '.where(mine)',
    tests: TESTS,
  },
  {
    guard: 'the code that confirmed a second factor is used up',
    file: `${FACTOR}/confirm.ts`,
    find: '        lastStep: step,\n',
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'a recovery code counts once',
    file: `${FACTOR}/check.ts`,
    find: 'recoveryHashes: sql`array_remove(${secondFactors.recoveryHashes}, ${hash})`',
    replace: 'lastStep: 0',
    tests: TESTS,
  },
  {
    guard: 'wrong codes are counted',
    file: `${FACTOR}/check.ts`,
    find: '  await countTry(core.db, userId);\n',
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'a second factor is asked for once it is confirmed',
    file: `${FACTOR}/check.ts`,
    find: 'and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt))',
    replace: 'eq(secondFactors.userId, userId)',
    tests: TESTS,
  },
  {
    guard: 'who has a second factor cannot begin another',
    file: `${FACTOR}/begin.ts`,
    find: '      setWhere: isNull(secondFactors.confirmedAt),\n',
    replace: '',
    tests: TESTS,
  },
  {
    guard: 'a sealed key opens for its user alone',
    file: `${FACTOR}/seal.ts`,
    find: "secret, userId, 'chargeflow",
    replace: "secret, '', 'chargeflow",
    tests: TESTS,
  },
];
