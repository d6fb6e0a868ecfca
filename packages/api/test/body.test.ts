import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { incomingMessageToRequest } from '@trpc/server/adapters/node-http';
import { afterAll, describe, expect, test } from 'vitest';
import { handleTrpcRequest } from '#http/fetch-handler';
import { expectRefusal } from './contract';
import { openTestApi, ORIGIN, type Answer } from './fixtures';
import { fund, newPerson, tokenOf } from './people';

const api = await openTestApi();
const { core } = api;
const seller = await newPerson(core);
await fund(core, seller, '1000');
const token = await tokenOf(core, seller);

type Body = NonNullable<RequestInit['body']> | null;

const LIMIT_BYTES = 64 * 1024;

function post(
  path: string,
  body: Body,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Answer> {
  const request = new Request(`${ORIGIN}/api/trpc/${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, ...headers },
    duplex: 'half',
  });
  if (!('content-type' in headers)) request.headers.delete('content-type');
  return api.send(request);
}

describe('a POST of anything but JSON is refused, with and without an input', () => {
  const form = () => {
    const data = new FormData();
    data.set('amount', '1');
    return data;
  };
  const json = JSON.stringify({ amount: '1', idempotencyKey: 'forged' });

  test.each<[string, () => Body, Record<string, string>]>([
    ['text/plain', () => json, { 'content-type': 'text/plain' }],
    ['a form', () => 'amount=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'text that says it is JSON too',
      () => json,
      { 'content-type': 'text/plain; application/json' },
    ],
    ['something like JSON', () => json, { 'content-type': 'application/json-seq' }],
    ['two types', () => json, { 'content-type': 'text/plain, application/json' }],
    ['bytes', () => json, { 'content-type': 'application/octet-stream' }],
    ['no content type', () => json, {}],
    ['no body', () => null, {}],
    ['an empty content type', () => json, { 'content-type': '' }],
  ])('%s', async (_name, body, headers) => {
    expectRefusal(await post('credit.request', body(), headers), 'INVALID_INPUT');
    expectRefusal(await post('auth.logout', body(), headers), 'INVALID_INPUT');
    expectRefusal(await post('auth.me', body(), headers), 'INVALID_INPUT');
    expect((await api.call('auth.me', { token })).status).toBe(200);
  });

  test('multipart', async () => {
    for (const path of ['credit.request', 'auth.logout']) {
      const { headers } = new Request(ORIGIN, { method: 'POST', body: form() });
      const type = headers.get('content-type') ?? '';
      expect(type).toContain('multipart/form-data; boundary=');
      expectRefusal(await post(path, form(), { 'content-type': type }), 'INVALID_INPUT');
    }
    expect((await api.call('auth.me', { token })).status).toBe(200);
  });

  test('a GET with such a type changes nothing either', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'application/octet-stream']) {
      const headers = { 'content-type': type };
      const answer = await api.call('auth.logout', { token, method: 'GET', headers });
      expectRefusal(answer, 'INVALID_INPUT', 405);
    }
  });
});

test('JSON is taken whatever the case of its type and with a charset', async () => {
  for (const type of [
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json ;x',
  ]) {
    const input = { amount: '1', idempotencyKey: randomUUID() };
    const answer = await post('credit.request', JSON.stringify(input), { 'content-type': type });
    expect(answer.status).toBe(200);
  }
});

const BROKEN =
  '{ {"amount": {\'amount\':\'1\'} {"amount":"1",} undefined NaN {"amount":NaN} [ " {"amount":01}';

test.each([...BROKEN.split(' '), '', ' ', '\u0000', '{"amount":"1"}{}', '"\\ud8"', '\ufeff{'])(
  '%j is not JSON, and the caller is told so',
  async (body) => {
    expectRefusal(await post('credit.request', body), 'INVALID_INPUT');
    expectRefusal(await post('credit.request?batch=1', body).then(firstOf), 'INVALID_INPUT');
  },
);

function firstOf(answer: Answer): Answer {
  const [body] = answer.bodies;
  return body ? { ...answer, body, appError: body.error?.data.appError } : answer;
}

test('bytes that are not UTF-8 are not JSON', async () => {
  const [head = '', tail = ''] = '{"amount":"1","idempotencyKey":"utf","note":"?"}'.split('?');
  const body = Buffer.concat([Buffer.from(head), Buffer.from([0xff]), Buffer.from(tail)]);
  expectRefusal(await post('credit.request', body), 'INVALID_INPUT');
});

describe('the body has a limit of 64 KiB', () => {
  // JSON may be followed by blanks, so a body has any size that a test asks for.
  const bodyOf = (bytes: number) =>
    JSON.stringify({ amount: '1', idempotencyKey: randomUUID() }).padEnd(bytes);

  test('the last byte that fits is taken, the next one refused', async () => {
    expect((await post('credit.request', bodyOf(LIMIT_BYTES))).status).toBe(200);
    expectRefusal(await post('credit.request', bodyOf(LIMIT_BYTES + 1)), 'INVALID_INPUT');
    expectRefusal(await post('auth.logout', bodyOf(LIMIT_BYTES + 1)), 'INVALID_INPUT');
    expect((await api.call('auth.me', { token })).status).toBe(200);
  });

  test('a length that is told is believed when it is too much, and not when it is little', async () => {
    const type = { 'content-type': 'application/json' };
    const told = { ...type, 'content-length': '1000000' };
    expectRefusal(await post('credit.request', bodyOf(10), told), 'INVALID_INPUT');
    const lie = { ...type, 'content-length': '10' };
    expectRefusal(await post('credit.request', bodyOf(LIMIT_BYTES + 1), lie), 'INVALID_INPUT');
  });

  test('a body in pieces is read no further than the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    expectRefusal(await post('credit.request', endless), 'INVALID_INPUT');
    expect(sent).toBeLessThanOrEqual(LIMIT_BYTES + 4 * 1024);
  });

  test('a body that breaks off is the caller’s fault', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    });
    expectRefusal(await post('credit.request', broken), 'INVALID_INPUT');
  });
});

describe('JSON that means mischief', () => {
  const request = (fields: string) =>
    post('credit.request', `{"amount":"1","idempotencyKey":"${randomUUID()}"${fields}}`);

  test.each([
    ',"__proto__":{"admin":true}',
    ',"__proto__":"x"',
    ',"constructor":{"prototype":{}}',
    ',"toString":"x"',
    ',"":"x"',
    ',"status":"approved"',
  ])('a field that the input does not have: %s', async (fields) => {
    expectRefusal(await request(fields), 'INVALID_INPUT');
  });

  test('fields are not taken from a __proto__', async () => {
    const body = '{"__proto__":{"amount":"1","idempotencyKey":"inherited"}}';
    expectRefusal(await post('credit.request', body), 'INVALID_INPUT');
    const batch = '{"__proto__":{"0":{"amount":"1","idempotencyKey":"inherited"}}}';
    expectRefusal(await post('credit.request?batch=1', batch).then(firstOf), 'INVALID_INPUT');
  });

  test('a number too large to be one', async () => {
    expectRefusal(await request(',"amount":1e999'), 'INVALID_AMOUNT');
    expectRefusal(await request(`,"amount":${'9'.repeat(10_000)}`), 'INVALID_AMOUNT');
    expectRefusal(await request(',"note":1e999'), 'INVALID_INPUT');
  });

  test('of a key that comes twice the last one counts', async () => {
    const answer = await request(',"amount":"2"');
    expect(answer.data).toMatchObject({ amount: '2.00' });
    expectRefusal(await request(',"amount":3'), 'INVALID_AMOUNT');
  });

  test.each([
    ['[', ']'],
    ['{"a":', '}'],
  ])('a nest of %s as deep as the body allows', async (open, close) => {
    const depth = Math.floor((LIMIT_BYTES - 200) / (open.length + close.length + 1));
    const nest = `${open.repeat(depth)}1${close.repeat(depth)}`;
    expectRefusal(await post('credit.request', nest), 'INVALID_INPUT');
    expectRefusal(await request(`,"note":${nest}`), 'INVALID_INPUT');
    expectRefusal(await request(`,"amount":${nest}`), 'INVALID_AMOUNT');
    expectRefusal(await request(`,"unknown":${nest}`), 'INVALID_INPUT');
  });

  test('more fields than anybody needs', async () => {
    const fields = Array.from({ length: 5_000 }, (_, index) => `,"f${index}":0`).join('');
    const answer = await request(fields);
    expectRefusal(answer, 'INVALID_INPUT');
  });
});

describe('over a real connection', () => {
  const server = createServer((incoming, outgoing) => {
    const request = incomingMessageToRequest(incoming, outgoing, { maxBodySize: null });
    void handleTrpcRequest(api.services, request).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    });
  });
  const listening = new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('too long a body in chunks is answered before it is all there', async () => {
    const socket = connect(await listening, '127.0.0.1');
    socket.write(
      'POST /api/trpc/credit.request HTTP/1.1\r\nhost: localhost\r\n' +
        `authorization: Bearer ${token}\r\n` +
        'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const chunk = ' '.repeat(0x4000);
    for (let sent = 0; sent <= LIMIT_BYTES; sent += chunk.length) {
      socket.write(`4000\r\n${chunk}\r\n`);
    }
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (data: Buffer) => resolve(data.toString()));
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":5004');
  });

  test('a call is answered as without one', async () => {
    const url = `http://127.0.0.1:${await listening}/api/trpc/auth.me`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ result: { data: { id: seller.userId } } });
  });
});
