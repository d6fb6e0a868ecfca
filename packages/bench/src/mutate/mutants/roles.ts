import type { Mutant } from '#mutate/mutant';

const ROLES = 'packages/core/src/db/roles.ts';
const GRANT = 'packages/core/src/db/grant.ts';
const DEFINER = 'packages/core/migrations/0044_ledger_definer.sql';
const TESTS = ['packages/core/test/db/roles.test.ts'];

/** What keeps whoever connects as the application, or to report, from doing more than they must. */
export const ROLE_MUTANTS: readonly Mutant[] = [
  {
    guard: 'the application does not write entries',
    file: ROLES,
    find: '  entries: READ,',
    replace: '  entries: CHANGE,',
    tests: TESTS,
  },
  {
    guard: 'the application deletes nothing of the audit log',
    file: ROLES,
    find: '  audit_log: APPEND,',
    replace: '  audit_log: ALL,',
    tests: TESTS,
  },
  {
    guard: 'the application truncates nothing',
    file: ROLES,
    find: "const READ = ['SELECT'];",
    replace: "const READ = ['SELECT', 'TRUNCATE'];",
    tests: TESTS,
  },
  {
    guard: 'the tests connect as the application, not as the owner',
    file: 'packages/local-postgres/src/server.ts',
    find: '    appUrl: appUrlOf(home, port),',
    replace: '    appUrl: urlOf(home, port),',
    tests: TESTS,
  },
  {
    guard: 'who reports only reads',
    file: GRANT,
    find: '`GRANT SELECT (${list}) ON',
    replace: '`GRANT SELECT (${list}), INSERT ON',
    tests: TESTS,
  },
  {
    guard: 'what moves money takes no table of its caller’s for its own',
    file: DEFINER,
    find: '  SET search_path = public, pg_temp;',
    replace: '  SET enable_seqscan = off;',
    tests: TESTS,
  },
];
