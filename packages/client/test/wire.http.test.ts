import { randomUUID } from 'node:crypto';

import { afterAll, describe, expect, test } from 'vitest';

import { expectRefusal, post, send, sendBytes, sendUnfinished } from './raw-http';
import {
  balanceOf,
  expectBooksInOrder,
  newSeller,
  SELLER_PASSWORD,
  times,
  webUrl,
} from './running-stack';

const seller = await newSeller('1000');
const bearer = { authorization: `Bearer ${seller.tokens.accessToken}` };
const phone = '+989121234500';
const sale = (amount: unknown = '500') =>
  JSON.stringify({ phone, amount, idempotencyKey: randomUUID() });

afterAll(async () => {
  // Nothing of what was refused here has sold anything.
  expect(await balanceOf(seller)).toBe('1000.00');
  await expectBooksInOrder();
});

describe('money', () => {
  test.each([500, 0.5, 1e21, null, true, ['500'], { amount: '500' }])(
    'is refused as the JSON value %j',
    async (amount) => {
      expectRefusal(await post('charge.buy', sale(amount), bearer), 3006, 400);
      const credit = JSON.stringify({ amount, idempotencyKey: randomUUID() });
      expectRefusal(await post('credit.request', credit, bearer), 3006, 400);
    },
  );

  test.each(['-500', '+500', '0', '0.00', '1e3', '500.001', '٥٠٠', '0500', ' 500', '1,000', ''])(
    'is refused as %j',
    async (amount) => {
      expectRefusal(await post('charge.buy', sale(amount), bearer), 3006, 400);
    },
  );

  test('has all of its decimals in answers', async () => {
    const { text } = await send('/api/trpc/wallet.get', { headers: bearer });
    expect(text).toContain('"balance":"1000.00"');
  });
});

test('a request whose head or body breaks off is refused, and does not hang', async () => {
  const { host } = new URL(webUrl);
  const head =
    `POST /api/trpc/charge.buy HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${bearer.authorization}\r\n` +
    'content-type: application/json\r\ncontent-length: 100\r\n';
  const answers = await Promise.all([head, `${head}\r\n{"phone":`].map(sendUnfinished));
  for (const answer of answers) expectRefusal(answer, 5004, 408);
});

describe('a body', () => {
  const LIMIT_BYTES = 64 * 1024;
  // JSON may be followed by blanks, so a body has any size that a test asks for.
  const credit = (bytes: number) =>
    JSON.stringify({ amount: '1', idempotencyKey: randomUUID() }).padEnd(bytes);

  test('is taken up to 64 KiB, and not a byte more', async () => {
    expect((await post('credit.request', credit(LIMIT_BYTES), bearer)).status).toBe(200);
    for (const bytes of [LIMIT_BYTES + 1, 1_000_000, 20_000_000]) {
      expectRefusal(await post('credit.request', credit(bytes), bearer), 5004, 400);
    }
  });

  test('in pieces of unknown length has the same limit', async () => {
    const pieces = times(80, () => new TextEncoder().encode(' '.repeat(1024)));
    const answer = await send('/api/trpc/credit.request', {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: ReadableStream.from(pieces),
      duplex: 'half',
    });
    expectRefusal(answer, 5004, 400);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/plain; application/json',
  ])('of the type %j is refused, which another site could send', async (type) => {
    expectRefusal(await post('charge.buy', sale(), { ...bearer, 'content-type': type }), 5004, 400);
    expectRefusal(await post('auth.logout', '', { ...bearer, 'content-type': type }), 5004, 400);
    expect((await send('/api/trpc/auth.me', { headers: bearer })).status).toBe(200);
  });

  test('that is no JSON is refused', async () => {
    for (const body of ['', '{', '{"amount":', 'undefined', '[1']) {
      expectRefusal(await post('charge.buy', body, bearer), 5004, 400);
    }
  });
});

describe('a batch', () => {
  const batchOf = (count: number) =>
    send(`/api/trpc/${times(count, () => 'wallet.get').join(',')}?batch=1`, { headers: bearer });

  test('of ten calls is answered, of eleven refused as a whole', async () => {
    expect((await batchOf(10)).body).toHaveLength(10);
    expectRefusal(await batchOf(11), 5004, 400);
  });

  test('of sales has an answer for each, in their order', async () => {
    const sales = times(10, (place) => [
      place,
      { phone, amount: '5000', idempotencyKey: `b${place}` },
    ]);
    const paths = times(10, () => 'charge.buy').join(',');
    const { body, status } = await post(
      `${paths}?batch=1`,
      JSON.stringify({
        ...Object.fromEntries(sales),
        3: { phone: 'nobody', amount: '1', idempotencyKey: 'x' },
      }),
      bearer,
    );
    expect(status).toBe(207);
    expect(body).toMatchObject(
      times(10, (place) => ({
        error: { data: { appError: { code: place === 3 ? 4003 : 3001 } } },
      })),
    );
  });
});

describe('every layer refuses in one shape', () => {
  test.each([
    '/api/trpc/nothing',
    '/api/trpc/charge',
    '/api/trpc/auth.__proto__.login',
    '/api/trpc',
    '/api/trpc/',
    '/api/trpc/charge/buy',
    '/api/nothing',
  ])('%s is not there', async (path) => {
    expectRefusal(await send(path, { headers: bearer }), 5004, 404);
    const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expectRefusal(await send(path, init), 5004, 404);
  });

  test('a path that cannot be decoded', async () => {
    for (const path of ['/api/trpc/%E0%A4%A', '/%', '/api/%ff', '/buy/%c0']) {
      expectRefusal(await send(path), 5004, 400);
    }
  });

  test('a query string that is no JSON', async () => {
    for (const input of ['%7B', '%E0%A4%A', '5', '[]']) {
      const answer = await send(`/api/trpc/charge.list?input=${input}`, { headers: bearer });
      expectRefusal(answer, 5004, 400);
    }
  });

  test('a method that a procedure does not have', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const headers = { ...bearer, 'content-type': 'application/json' };
      const answer = await send('/api/trpc/auth.logout', { method, headers, body: '{}' });
      expectRefusal(answer, 5004, 405);
    }
    expectRefusal(await send('/api/trpc/auth.logout', { headers: bearer }), 5004, 405);
  });

  test('what is hardly HTTP', async () => {
    expectRefusal(await sendBytes('HELLO\r\n\r\n'), 5004, 400);
    const long = `GET /api/trpc/auth.me HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(40_000)}\r\n\r\n`;
    expectRefusal(await sendBytes(long), 5004, 400);
    expectRefusal(await send(`/api/trpc/charge.list?input=${'x'.repeat(40_000)}`), 5004, 400);
  });

  test('a missing, a wrong and a seller’s token', async () => {
    expectRefusal(await send('/api/trpc/wallet.get'), 1010, 401);
    const headers = { authorization: 'Bearer wrong' };
    expectRefusal(await send('/api/trpc/wallet.get', { headers }), 1010, 401);
    expectRefusal(await send('/api/trpc/admin.reconcile', { headers: bearer }), 3007, 403);
  });
});

describe('a call with a cookie', async () => {
  const cookie = await signInWithBrowser();
  const request = (headers: Record<string, string>) =>
    post('credit.request', JSON.stringify({ amount: '1', idempotencyKey: randomUUID() }), {
      cookie,
      ...headers,
    });

  test('is served to our own pages', async () => {
    expect((await request({ origin: webUrl })).status).toBe(200);
    expect((await send('/api/trpc/auth.me', { headers: { cookie } })).text).toContain(seller.email);
  });

  test.each(['https://evil.example', 'null', `${webUrl}.evil.example`, 'http://localhost'])(
    'is refused from the origin %s, writing or reading',
    async (origin) => {
      expectRefusal(await request({ origin }), 3007, 403);
      const headers = { cookie, origin };
      expectRefusal(await send('/api/trpc/wallet.get', { headers }), 3007, 403);
    },
  );

  test('is refused where a browser says that another site asks, or does not say who', async () => {
    expectRefusal(await request({}), 3007, 403);
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expectRefusal(await send('/api/trpc/wallet.get', { headers }), 3007, 403);
  });
});

/** Signs in as the web app's page does; the answer is the session's cookie. */
async function signInWithBrowser(): Promise<string> {
  const cookies = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair);
    }
  };
  const page = await fetch(`${webUrl}/api/auth/csrf`);
  keep(page);
  const { csrfToken } = (await page.json()) as { csrfToken: string };
  const form = { csrfToken, email: seller.email, password: SELLER_PASSWORD, json: 'true' };
  const answer = await fetch(`${webUrl}/api/auth/callback/credentials`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { cookie: [...cookies.values()].join('; ') },
    redirect: 'manual',
  });
  keep(answer);
  const session = [...cookies].find(([name]) => name.endsWith('chargeflow.session'));
  if (!session) throw new Error(`nobody was signed in: ${await answer.text()}`);
  return session[1];
}

test('healthz and readyz answer 200, and are never kept', async () => {
  for (const path of ['/healthz', '/readyz', '/readyz?probe=1']) {
    const { status, headers } = await send(path);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('a connection is kept open longer than clients and proxies keep theirs', async () => {
  const { headers } = await send('/healthz');
  expect(headers.get('keep-alive')).toBe('timeout=65');
});
