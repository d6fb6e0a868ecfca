import { ERRORS } from '@chargeflow/core/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { AMOUNTS } from './abuse/amounts';
import { BATCHES } from './abuse/batches';
import { booksOf, meetCast, type Abuse, type Cast } from './abuse/cast';
import { DIVERSIONS, leadsAstray } from './abuse/diversions';
import { FORGERIES } from './abuse/origins';
import { OTHERS } from './abuse/others';
import { PHONES } from './abuse/phones';
import { SHAPES } from './abuse/shapes';
import { TOKENS } from './abuse/tokens';
import { expectRefusal, type Answer } from './raw-http';
import { expectBooksInOrder } from './running-stack';

/** Each is refused with the error that the contract has for it. */
const REFUSED: Readonly<Record<string, readonly Abuse[]>> = {
  AMOUNTS,
  PHONES,
  SHAPES,
  TOKENS,
  OTHERS,
  BATCHES,
  FORGERIES,
};

const STATUSES = new Map<number, number>(
  Object.values(ERRORS).map(({ code, httpStatus }) => [code, httpStatus]),
);

let cast: Cast;
let before: Awaited<ReturnType<typeof books>>;

const books = async () => ({
  attacker: await booksOf(cast.attacker),
  victim: await booksOf(cast.victim),
});

beforeAll(async () => {
  cast = await meetCast();
  before = await books();
});

/** Every answer says how it may be shown, whoever gave it. */
function expectGuarded({ headers }: Answer): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  });
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|chosen/);
}

describe.each(Object.entries(REFUSED))('%s', (_name, abuses) => {
  test.each(abuses)('$what', async ({ ask, code, status }) => {
    const answer = await ask(cast);
    const told = status ?? STATUSES.get(Number(code)) ?? Number.NaN;
    // Of a batch, every call.
    for (const body of [answer.body].flat()) expectRefusal({ ...answer, body }, Number(code), told);
    expectGuarded(answer);
  });
});

describe('DIVERSIONS', () => {
  test.each(DIVERSIONS)('$what', async ({ ask }) => {
    const answer = await ask(cast);
    expect(answer.status, answer.text).toBeLessThan(500);
    expect(leadsAstray(answer), `${answer.headers.get('location')} ${answer.text}`).toBe(false);
    expect(answer.text).not.toMatch(/nonce="chosen"/);
    expectGuarded(answer);
  });
});

test('there are abuses enough, each named once', () => {
  const names = [...Object.values(REFUSED).flat(), ...DIVERSIONS].map(({ what }) => what);
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

afterAll(async () => {
  // Not a balance has changed, nothing was sold, and the sums of everything are what they should be.
  expect(await books()).toEqual(before);
  await expectBooksInOrder();
});
