import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { handleTrpcRequest } from '#http/fetch-handler';
import { createTrpcServer, isTrpcRequest } from '#http/node-handler';
import { readPlainCalls } from '#http/read-calls';
import { openTestApi, ORIGIN } from './fixtures';
import { EventReader } from './event-reader';
import { cookieOf, fund, newPerson, tokenOf } from './people';

const api = await openTestApi();
const { core, services } = api;
const seller = await newPerson(core);
await fund(core, seller, '1000');
const token = await tokenOf(core, seller);
const cookie = `session=${await cookieOf(core, seller)}`;

async function listen(serve: ReturnType<typeof createTrpcServer>): Promise<string> {
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const url = await listen(createTrpcServer(services));

type Init = { method?: string; headers?: Record<string, string>; body?: string };

/** As it is answered over a connection, by `handleTrpcRequest`, and by tRPC's own adapter alone. */
async function answersTo(path: string, init: Init) {
  const headers = { authorization: `Bearer ${token}`, ...init.headers };
  const others = `${path}${path.includes('?') ? '&' : '?'}adapter=1`;
  const answers = await Promise.all([
    fetch(`${url}/api/trpc/${path}`, { ...init, headers }),
    handleTrpcRequest(services, new Request(`${ORIGIN}/api/trpc/${path}`, { ...init, headers })),
    handleTrpcRequest(services, new Request(`${ORIGIN}/api/trpc/${others}`, { ...init, headers })),
  ]);
  return Promise.all(
    answers.map(async (answer) => {
      const kept = ['content-type', 'cache-control', 'vary', 'idempotency-replayed'];
      const named = kept.map((name) => [name, answer.headers.get(name)]);
      return { status: answer.status, headers: named, body: await answer.text() };
    }),
  );
}

const json = { 'content-type': 'application/json' };
const post = (body: string, headers = {}): Init => ({
  method: 'POST',
  body,
  headers: { ...json, ...headers },
});
const key = randomUUID();
const sale = JSON.stringify({ phone: '+989121234500', amount: '5', idempotencyKey: key });
const id = '01900000-0000-7000-8000-000000000000';
const input = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe('a request is answered over a connection as by tRPC’s own adapter', () => {
  test.each<[string, Init]>([
    ['auth.me', {}],
    ['auth.me', { headers: { authorization: '' } }],
    ['auth.me', { headers: { authorization: 'Bearer x' } }],
    ['auth.me', { headers: { ...json } }],
    ['auth.me', post('{')],
    ['auth.me', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['auth.me', { method: 'HEAD' }],
    ['auth.me', { method: 'PUT', headers: json, body: '{}' }],
    ['auth.me', { headers: { cookie, authorization: `Bearer ${token}` } }],
    ['auth.logout', {}],
    ['nothing', {}],
    ['nothing', post('{}')],
    ['constructor', post('{}')],
    ['wallet.get,auth.me', {}],
    ['wallet.get,auth.me?batch=1', {}],
    ['wallet.get,auth.me?batch=1', post('{}')],
    ['wallet.get,nothing?batch=1', {}],
    ['wallet.get,auth.logout?batch=1', post('{}')],
    ['charge.get?batch=1', {}],
    ['charge.get?batch=2', {}],
    [`charge.get?input=${input({ id })}`, {}],
    [`charge.get,charge.get?batch=1&input=${input({ 0: { id }, 1: { id: 5 } })}`, {}],
    [`charge.get?batch=1&input=5`, {}],
    [`charge.get?batch=1&input=${input([{ id }])}`, {}],
    [`charge.get?input=%7B`, {}],
    [`charge.get?input=`, {}],
    [`charge.list?input=${input({ limit: 1 })}&connectionParams=%7B`, {}],
    ['charge.get?batch=1', post('[]')],
    ['charge.get?batch=1', post('null')],
    ['charge.get?batch=1', post('{')],
    ['charge.get', post(JSON.stringify({ id }))],
    ['charge.get', post('{"id":"\\u0000"}')],
    ['charge.buy', post('{"phone":5}')],
    ['charge.buy', post(sale)],
    ['charge.buy?batch=1', post(`{"0":${sale}}`)],
    ['wallet.get', { headers: { accept: 'application/jsonl' } }],
  ])('%s %j', async (path, init) => {
    // The first sale is told as new; afterwards all are replays.
    if (path.startsWith('charge.buy')) await answersTo(path, init);
    const [first, ...others] = await answersTo(path, init);
    for (const other of others) expect(other).toEqual(first);
  });
});

test('a body with nothing in it is no input, which tRPC’s own adapter would refuse', async () => {
  for (const path of ['auth.me', 'wallet.get,auth.me?batch=1']) {
    for (const answer of (await answersTo(path, post(''))).slice(0, 2)) {
      expect(answer).toMatchObject({
        status: 200,
        body: expect.stringContaining('"role":"seller"'),
      });
    }
  }
  for (const { status } of await answersTo('charge.buy', post(''))) expect(status).toBe(400);
});

test('one call or a batch of what is there takes the short way, and nothing else', () => {
  const isPlain = (method: string, target: string, headers = {}) =>
    readPlainCalls({ method, target: `/api/trpc/${target}`, headers: new Headers(headers) }) !==
    undefined;
  expect(isPlain('GET', 'auth.me')).toBe(true);
  expect(isPlain('POST', 'charge.buy', json)).toBe(true);
  expect(isPlain('POST', 'charge.buy,charge.buy?batch=1', json)).toBe(true);
  expect(isPlain('GET', 'auth.me,wallet.get?batch=1&input=%7B%7D')).toBe(true);
  expect(isPlain('GET', 'charge.buy')).toBe(false);
  expect(isPlain('GET', 'wallet.onChange')).toBe(false);
  expect(isPlain('GET', 'nothing')).toBe(false);
  expect(isPlain('POST', 'auth.me,charge.buy?batch=1', json)).toBe(false);
  expect(isPlain('GET', 'auth.me?batch=1', { 'trpc-accept': 'application/jsonl' })).toBe(false);
  expect(isPlain('GET', `${'auth.me,'.repeat(10)}auth.me?batch=1`)).toBe(false);
});

test('which requests are the API’s', () => {
  expect(isTrpcRequest('GET', '/api/trpc/auth.me')).toBe(true);
  expect(isTrpcRequest('POST', '/api/trpc/%00')).toBe(true);
  expect(isTrpcRequest('GET', '/api/trpc/')).toBe(false);
  expect(isTrpcRequest('GET', '/api/trpc/a/b')).toBe(false);
  expect(isTrpcRequest('GET', '/api/trpcs/auth.me')).toBe(false);
  expect(isTrpcRequest('OPTIONS', '/api/trpc/auth.me')).toBe(false);
});

/** What comes back for bytes that are no whole request, or more than one. */
async function answerToBytes(...pieces: string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  for (const piece of pieces) socket.write(piece);
  const answer = await new Promise<string>((resolve) => {
    socket.once('data', (data: Buffer) => resolve(data.toString()));
  });
  socket.destroy();
  return answer;
}

describe('a body', () => {
  const head = (length: string) =>
    `POST /api/trpc/credit.request HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
    `content-type: application/json\r\n${length}\r\n\r\n`;

  test('that is told to be too long is refused before any of it is there', async () => {
    expect(await answerToBytes(head('content-length: 65537'))).toMatch(/^HTTP\/1\.1 400 .*5004/s);
  });

  test('too long in pieces is refused before it is all there', async () => {
    const chunks = Array.from({ length: 5 }, () => `4000\r\n${' '.repeat(0x4000)}\r\n`);
    const answer = await answerToBytes(head('transfer-encoding: chunked'), ...chunks);
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*body too large/s);
  });

  test('that is not UTF-8 is refused', async () => {
    const body = Buffer.from([0x22, 0xff, 0x22]);
    const answer = await fetch(`${url}/api/trpc/credit.request`, {
      method: 'POST',
      body,
      headers: { ...json, authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('body is not UTF-8');
  });

  test('that breaks off leaves nothing behind', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`${head('content-length: 100')}{"amount":"7",`);
    socket.resume();
    socket.end();
    await new Promise((resolve) => socket.once('close', resolve));
    const [row] = await core.sql<{ count: bigint }[]>`
      SELECT count(*) AS count FROM credit_requests WHERE amount = 700`;
    expect(row?.count).toBe(0n);
  });
});

test('a stream comes as it is written, and ends with its reader', async () => {
  const headers = { authorization: `Bearer ${token}` };
  const left = new AbortController();
  const answer = await fetch(`${url}/api/trpc/wallet.onChange`, { headers, signal: left.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = new EventReader(answer);
  expect(await reader.next()).toMatchObject({ type: 'connected' });
  await fund(core, seller, '1');
  expect(await reader.messages(1)).toMatchObject([{ data: { entry: { amount: '1.00' } } }]);
  left.abort();
});

test('a long answer is compressed for whoever takes that', async () => {
  const ask = (encoding: string) =>
    fetch(`${url}/api/trpc/operator.list,operator.list,operator.list?batch=1`, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': encoding },
    });
  const [plain, zipped, refused] = [
    await ask('identity'),
    await ask('br, gzip'),
    await ask('gzip;q=0'),
  ];
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(refused.headers.get('content-encoding')).toBeNull();
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(zipped.headers.get('vary')).toContain('accept-encoding');
  expect(await zipped.json()).toEqual(await plain.json());
});

test('beyond what a process can work on, callers are told at once', async () => {
  const waiting: (() => void)[] = [];
  const sessionIdOf = () => new Promise<null>((resolve) => waiting.push(() => resolve(null)));
  const small = await listen(createTrpcServer({ ...services, sessionIdOf }, 2));
  const call = () => fetch(`${small}/api/trpc/auth.me`);
  const inside = [call(), call()];
  await vi.waitUntil(() => waiting.length === 2);
  const beyond = await call();
  expect(beyond.status).toBe(503);
  expect(await beyond.json()).toMatchObject({ error: { data: { appError: { code: 5002 } } } });
  for (const goOn of waiting.splice(0)) goOn();
  expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([401, 401]);
  const later = call();
  await vi.waitUntil(() => waiting.length === 1);
  waiting[0]?.();
  expect((await later).status).toBe(401);
});

test('a call that something never answers is answered in time, and leaves its place', async () => {
  let isHanging = true;
  const { limiter } = services;
  const check: typeof limiter.check = (...asked) =>
    isHanging ? new Promise<never>(() => {}) : limiter.check(...asked);
  const small = await listen(createTrpcServer({ ...services, limiter: { ...limiter, check } }, 2));
  const ask = (query: string) =>
    fetch(`${small}/api/trpc/auth.me${query}`, { headers: { authorization: `Bearer ${token}` } });
  // By our own handler, and by tRPC's adapter.
  const answers = await Promise.all([ask(''), ask('?adapter=1')]);
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { data: { appError: { code: 5002 } } } });
  }
  isHanging = false;
  expect((await ask('')).status).toBe(200);
});
