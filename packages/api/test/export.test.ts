import { decideCredit } from '@chargeflow/core/credits/decide';
import { requestCredit } from '@chargeflow/core/credits/request';
import { setUserRole } from '@chargeflow/core/users/set-role';
import { describe, expect, test } from 'vitest';
import { handleExport } from '#http/export';
import { EXPORTS } from '#exports';
import { CONTRACT, type ContractError } from './contract';
import { COOKIE_NAME, openTestApi, ORIGIN, type Envelope } from './fixtures';
import { actorOf, cookieOf, fund, newPerson, tokenOf, type Person } from './people';

const api = await openTestApi();
const { core } = api;
const admin = await newPerson(core, 'admin');
const seller = await newPerson(core);
await fund(core, seller, '1500.50');

/** Each of a seller's has a test of its own. */
const NAMES = Object.entries(EXPORTS).flatMap(([name, { access }]) =>
  access === 'admin' ? name : [],
);
const bearer = async (person = admin) => ({
  authorization: `Bearer ${await tokenOf(core, person)}`,
});

function get(
  path: string,
  headers: Record<string, string>,
  { over = api, ...init }: RequestInit & { over?: typeof api } = {},
): Promise<Response> {
  const request = new Request(`${ORIGIN}/api/export/${path}`, { ...init, headers });
  return handleExport(over.services, request);
}

async function expectRefused(answer: Response, name: ContractError): Promise<void> {
  const body = (await answer.json()) as Envelope;
  expect(body.error?.data.appError).toMatchObject({ name, code: CONTRACT[name][0] });
  expect(answer.status).toBe(CONTRACT[name][1]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const textOf = async (answer: Response) => new TextDecoder().decode(await bytesOf(answer));

describe.each(NAMES)('%s.csv', (name) => {
  test('is given to an admin, by token and by cookie, as a file nobody keeps', async () => {
    for (const headers of [
      await bearer(),
      { cookie: `${COOKIE_NAME}=${await cookieOf(core, admin)}` },
    ]) {
      const answer = await get(`${name}.csv`, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="${name}-\\d{4}-\\d\\d-\\d\\d\\.csv"$`),
      );
      expect([...(await bytesOf(answer))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    }
  });

  test('is kept from everybody else', async () => {
    await expectRefused(await get(`${name}.csv`, {}), 'UNAUTHENTICATED');
    await expectRefused(
      await get(`${name}.csv`, { authorization: 'Bearer garbage' }),
      'UNAUTHENTICATED',
    );
    await expectRefused(await get(`${name}.csv`, await bearer(seller)), 'PERMISSION_DENIED');
  });

  test('refuses what is no filter of the list', async () => {
    for (const query of ['limit=5', 'cursor=x', 'colour=red', 'a=1&a=1']) {
      await expectRefused(await get(`${name}.csv?${query}`, await bearer()), 'INVALID_INPUT');
    }
  });
});

test('holds the rows that the filters leave, and takes an empty filter for none', async () => {
  const other = await newPerson(core);
  await fund(core, other, '3');
  const text = await textOf(await get(`entries.csv?userId=${seller.userId}&kind=`, await bearer()));
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`${seller.email},${seller.walletId},1,adjustment,1500.50,1500.50,`);
});

test('what a seller writes is no formula where an admin opens it', async () => {
  const asked = { amount: '5', note: '=HYPERLINK("x")', idempotencyKey: 'formula' };
  const { id } = await requestCredit(core, actorOf(seller), asked);
  await decideCredit(core, actorOf(admin), { id, decision: 'reject', reason: '@no' });
  const text = await textOf(await get('credit-requests.csv?status=rejected', await bearer()));
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text).toContain(`,'@no\r\n`);
});

test('counts as a call of an admin’s', async () => {
  const limited = api.limitedTo({ ADMIN: '1/1h' });
  const headers = await bearer();
  expect(await textOf(await get('users.csv', headers, { over: limited }))).toContain(admin.email);
  const refused = await get('users.csv', headers, { over: limited });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);
  await expectRefused(refused, 'RATE_LIMITED');
});

test.each(['nothing.csv', 'entries', 'constructor.csv', 'entries.csv/x'])(
  '%s is not there',
  async (path) => {
    expect((await get(path, await bearer())).status).toBe(404);
  },
);

test('is not asked for by POST', async () => {
  expect((await get('users.csv', await bearer(), { method: 'POST' })).status).toBe(404);
});

test('a reader that goes away leaves its connection to others', async () => {
  for (let time = 0; time < 3; time += 1) {
    const leaving = new AbortController();
    const answer = await get('entries.csv', await bearer(), { signal: leaving.signal });
    expect(answer.status).toBe(200);
    if (time % 2 === 0) leaving.abort();
    else await answer.body?.cancel();
  }
  await expect
    .poll(async () => {
      const answer = await get('entries.csv', await bearer());
      await answer.text();
      return answer.status;
    })
    .toBe(200);
});

test.each([
  {
    way: 'their sessions with it',
    demote: (person: Person) =>
      setUserRole(core, actorOf(admin), { id: person.userId, role: 'seller' }),
    errorName: 'UNAUTHENTICATED',
  },
  {
    way: 'nothing else',
    demote: (person: Person) =>
      core.sql`UPDATE users SET role = 'seller' WHERE id = ${person.userId}`,
    errorName: 'PERMISSION_DENIED',
  },
])('is broken off once its reader has lost their role, and $way', async ({ demote, errorName }) => {
  const person = await newPerson(core, 'admin');
  await core.sql`
      INSERT INTO audit_log (id, action, subject_id, created_at)
      SELECT gen_random_uuid(), 'user.registered', gen_random_uuid(), now()
      FROM generate_series(1, 3000)`;
  const clock = Date.now;
  try {
    const answer = await get('audit.csv', await bearer(person));
    expect(answer.status).toBe(200);
    await demote(person);
    Date.now = () => clock() + 5_000;
    await expect(textOf(answer)).rejects.toMatchObject({ errorName });
  } finally {
    Date.now = clock;
  }
});
