import { createHmac, randomUUID } from 'node:crypto';
import { buyCharge } from '@chargeflow/core/charges/buy';
import { expect, test } from 'vitest';
import { handleOperatorCallback } from '#http/operator-callback';
import { LEAKS } from './contract';
import { openTestApi } from './fixtures';
import { actorOf, fund, newPerson } from './people';

const { core } = await openTestApi();
const SECRET = 'shared with the operator';
const URL = 'https://shop.example/api/operator/callback';

interface Sent {
  body?: string;
  secret?: string;
  timestamp?: string;
  method?: string;
}

const bodyOf = (chargeId: string, status = 'REFUNDED') =>
  JSON.stringify({ data: { status, transaction: { customIdentifier: chargeId } } });

async function send(
  { body = '', secret = SECRET, timestamp = String(Date.now()), method = 'POST' }: Sent,
  known: string | null = SECRET,
) {
  const signature = createHmac('sha256', secret).update(`${body}:${timestamp}`).digest('hex');
  const headers = { 'x-reloadly-signature': signature, 'x-reloadly-request-timestamp': timestamp };
  const request = new Request(URL, { method, headers, ...(method === 'POST' && { body }) });
  const response = await handleOperatorCallback(core, known, request);
  const text = await response.text();
  expect(text).not.toMatch(LEAKS);
  return { status: response.status, body: JSON.parse(text) as unknown };
}

/** A sold charge that is not due for a long time. */
async function waitingCharge(): Promise<string> {
  const person = await newPerson(core);
  await fund(core, person, '10');
  const input = { phone: '+989121234501', amount: '1', idempotencyKey: randomUUID() };
  const { id } = await buyCharge(core, actorOf(person), input);
  await core.sql`UPDATE charges SET next_attempt_at = '3000-01-01' WHERE id = ${id}`;
  return id;
}

async function stateOf(id: string) {
  const [row] = await core.sql<{ status: string; due: boolean }[]>`
    SELECT status, coalesce(next_attempt_at < now() + interval '1 minute', false) AS due
    FROM charges WHERE id = ${id}`;
  return row;
}

test.each(['SUCCESSFUL', 'PROCESSING', 'FAILED', 'REFUNDED'])(
  'a signed callback makes the charge due and settles nothing: %s',
  async (status) => {
    const id = await waitingCharge();
    const body = bodyOf(id, status);
    expect(await send({ body })).toEqual({ status: 200, body: { received: true } });
    expect(await stateOf(id)).toEqual({ status: 'pending', due: true });
  },
);

test('a forged or stale callback is refused and changes nothing', async () => {
  const id = await waitingCharge();
  const body = bodyOf(id);
  const refused = {
    status: 401,
    body: { error: { data: { appError: { code: 1010, name: 'UNAUTHENTICATED' } } } },
  };
  expect(await send({ body, secret: 'guessed' })).toMatchObject(refused);
  const timestamp = String(Date.now() - 3_600_000);
  expect(await send({ body, timestamp })).toMatchObject(refused);
  expect(await stateOf(id)).toEqual({ status: 'pending', due: false });
});

test('without a secret there is no such path, and none for other methods', async () => {
  const id = await waitingCharge();
  expect(await send({ body: bodyOf(id) }, null)).toMatchObject({ status: 404 });
  expect(await send({ method: 'GET' })).toMatchObject({ status: 404 });
  expect(await stateOf(id)).toMatchObject({ due: false });
});

test('a callback for what is not there or not readable is taken, so that it is not repeated', async () => {
  expect(await send({ body: bodyOf(randomUUID()) })).toMatchObject({ status: 200 });
  expect(await send({ body: bodyOf("'; DROP TABLE charges") })).toMatchObject({ status: 200 });
  expect(await send({ body: 'hello' })).toMatchObject({ status: 200 });
});

test('a body that is too large is refused unread', async () => {
  expect(await send({ body: 'x'.repeat(64 * 1024 + 1) })).toMatchObject({
    status: 400,
    body: { error: { data: { appError: { name: 'INVALID_INPUT' } } } },
  });
});

test('what fails on our side is not taken, so that the operator calls again', async () => {
  const body = bodyOf(await waitingCharge());
  const failing = { ...core, db: undefined } as unknown as typeof core;
  const timestamp = String(Date.now());
  const signature = createHmac('sha256', SECRET).update(`${body}:${timestamp}`).digest('hex');
  const headers = { 'x-reloadly-signature': signature, 'x-reloadly-request-timestamp': timestamp };
  const request = new Request(URL, { method: 'POST', headers, body });
  expect((await handleOperatorCallback(failing, SECRET, request)).status).toBe(500);
});
