import type { Mutant } from '#mutate/mutant';

const HTTP = 'packages/api/src/http';
const TESTS = 'packages/api/test';

/** What stands between the network and core. */
export const API_MUTANTS: readonly Mutant[] = [
  {
    guard: 'admin procedures are for admins',
    file: 'packages/api/src/access.ts',
    find: "  if (actor.role !== 'admin') throw new AppError('PERMISSION_DENIED');\n",
    replace: '',
    tests: [`${TESTS}/access.test.ts`],
  },
  {
    guard: 'a call beyond the limit is refused',
    file: 'packages/api/src/limits/enforce.ts',
    find: "  if (!decision.ok) throw new AppError('RATE_LIMITED', { retryAfterMs: decision.retryAfterMs });\n",
    replace: '  void decision;\n',
    tests: [`${TESTS}/batch.test.ts`, `${TESTS}/live.test.ts`, `${TESTS}/access.test.ts`],
  },
  {
    guard: 'a cookie counts from our own pages alone',
    file: `${HTTP}/origin.ts`,
    find: '  if (origin !== null) return origin === publicOrigin;\n',
    replace: '  if (origin !== null) return true;\n',
    tests: [`${TESTS}/origin.test.ts`],
  },
  {
    guard: 'a body is JSON',
    file: `${HTTP}/body.ts`,
    find: "  if (mediaType !== 'application/json') throw malformed('content-type must be application/json');\n",
    replace: '  void mediaType;\n',
    tests: [`${TESTS}/body.test.ts`],
  },
  {
    guard: 'a body that says that it is too large is refused',
    file: `${HTTP}/body.ts`,
    find: "  if (length > BODY_MAX_BYTES) throw malformed('body too large');\n}",
    replace: '  void length;\n}',
    tests: [`${TESTS}/body.test.ts`],
  },
  {
    guard: 'a body that grows too large is refused',
    file: `${HTTP}/body.ts`,
    find: '      if (length <= BODY_MAX_BYTES) chunks.push(chunk);',
    replace: '      if (length > 0) chunks.push(chunk);',
    tests: [`${TESTS}/body.test.ts`, `${TESTS}/node-handler.test.ts`],
  },
  {
    guard: 'ten calls are the most of a batch',
    file: `${HTTP}/read-calls.ts`,
    find: '  if (paths.length > BATCH_MAX_CALLS) return undefined;\n',
    replace: '',
    tests: [`${TESTS}/batch.test.ts`, `${TESTS}/node-handler.test.ts`],
  },
  {
    guard: 'a callback is signed by the operator',
    file: 'packages/core/src/operators/reloadly/read-callback.ts',
    find: "  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));",
    replace: '  return timingSafeEqual(expected, expected);',
    tests: ['packages/core/test/operators/read-callback.test.ts'],
  },
  {
    guard: 'a cell that a spreadsheet would run is text',
    file: 'packages/core/src/exports/csv.ts',
    find: "FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text",
    replace: 'text',
    tests: ['packages/core/test/exports/csv.test.ts'],
  },
];
