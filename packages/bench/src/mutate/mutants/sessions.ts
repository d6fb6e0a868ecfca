import type { Mutant } from '#mutate/mutant';

const AUTH = 'packages/core/src/auth';
const TOKENS = `${AUTH}/tokens.ts`;
const TESTS = 'packages/core/test/auth';

/** What keeps out whoever is not, or not any more, who they say. */
export const SESSION_MUTANTS: readonly Mutant[] = [
  {
    guard: 'a session that was ended is over',
    file: `${AUTH}/authenticate.ts`,
    find: '  if (session.revoked || Date.parse',
    replace: '  if (Date.parse',
    tests: [`${TESTS}/sessions.test.ts`],
  },
  {
    guard: 'a session that has run out is over',
    file: `${AUTH}/authenticate.ts`,
    find: 'session.revoked || Date.parse(session.expires_at) <= Date.now()',
    replace: 'session.revoked',
    tests: [`${TESTS}/sessions.test.ts`],
  },
  {
    guard: 'who is suspended is kept out',
    file: `${AUTH}/authenticate.ts`,
    find: "  if (session.status === 'suspended') throw new AppError('ACCOUNT_SUSPENDED');\n",
    replace: '',
    tests: [`${TESTS}/sessions.test.ts`, 'packages/api/test/access.test.ts'],
  },
  {
    guard: 'a refresh token is good once',
    file: `${AUTH}/refresh.ts`,
    find: '      AND s.refresh_hash = ${presented.idHash}\n',
    replace: '',
    tests: [`${TESTS}/sessions.test.ts`],
  },
  {
    guard: 'a refresh token brought again ends its session',
    file: `${AUTH}/refresh.ts`,
    find: 'SET revoked_at = ${new Date().toISOString()}, revoked_reason',
    replace: 'SET revoked_reason',
    tests: [`${TESTS}/sessions.test.ts`],
  },
  {
    guard: 'a token is signed by us',
    file: TOKENS,
    find: 'if (rest.length > 0 || !isSignedBy(secret, `${header}.${payload}`, signature)) return null;',
    replace:
      'if (rest.length > 0 || !isSignedBy(secret, `${header}.${payload}`, signature)) void 0;',
    tests: [`${TESTS}/tokens.test.ts`],
  },
  {
    guard: 'a token is of our algorithm',
    file: TOKENS,
    find: '  if (header !== OUR_HEADER && !isOurHeader(header)) return null;\n',
    replace: '',
    tests: [`${TESTS}/tokens.test.ts`],
  },
  {
    guard: 'a token is for this audience',
    file: TOKENS,
    find: " || claims['aud'] !== AUDIENCE",
    replace: '',
    tests: [`${TESTS}/tokens.test.ts`],
  },
  {
    guard: 'a token runs out',
    file: TOKENS,
    find: "  if (typeof exp !== 'number' || !(exp > nowSeconds)) return null;\n",
    replace: '',
    tests: [`${TESTS}/tokens.test.ts`],
  },
  {
    guard: 'a refresh token opens no procedure',
    file: TOKENS,
    find: '  if (typ !== type || typeof sub',
    replace: '  if (typeof sub',
    tests: [`${TESTS}/tokens.test.ts`],
  },
  {
    guard: 'a common password is refused',
    file: `${AUTH}/passwords.ts`,
    find: "    throw new AppError('PASSWORD_TOO_COMMON');\n",
    replace: '',
    tests: [`${TESTS}/passwords.test.ts`],
  },
  {
    guard: 'no admin changes their own account',
    file: 'packages/core/src/users/lock.ts',
    find: "  if (userId === actor.userId) throw new AppError('PERMISSION_DENIED');\n",
    replace: '',
    tests: ['packages/core/test/users/manage.test.ts'],
  },
];
