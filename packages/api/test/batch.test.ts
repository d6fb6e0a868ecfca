import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { API_PATH, handleTrpcRequest } from '#http/fetch-handler';
import { CONTRACT, expectErrorBody, expectRefusal, LEAKS } from './contract';
import { openTestApi, ORIGIN } from './fixtures';
import { newPerson, tokenOf } from './people';

const api = await openTestApi();
const seller = await newPerson(api.core);
const token = await tokenOf(api.core, seller);

test('each call of a batch has its own answer', async () => {
  const paths = 'auth.me,nothing,charge.get,wallet.balanceAt,admin.reconcile,credit.list';
  const answer = await api.call(paths, {
    token,
    query: { batch: '1' },
    input: { 2: { id: randomUUID() }, 3: { at: 'never' }, 5: {} },
  });
  expect(answer.status).toBe(207);
  const [me, nothing, charge, balance, admin, credits, ...rest] = answer.bodies;
  expect(rest).toEqual([]);
  expect(me?.result?.data).toMatchObject({ id: seller.userId });
  expect(credits?.result?.data).toMatchObject({ nextCursor: null });
  expectErrorBody(nothing ?? {}, 'INVALID_INPUT', 404);
  expectErrorBody(charge ?? {}, 'TRANSACTION_NOT_FOUND');
  expectErrorBody(balance ?? {}, 'INVALID_INPUT');
  expectErrorBody(admin ?? {}, 'PERMISSION_DENIED');
});

test('ten calls in a batch are answered, eleven refused as a whole', async () => {
  const batch = async (size: number) =>
    api.call(Array.from({ length: size }, () => 'auth.me').join(','), {
      token,
      query: { batch: '1' },
    });
  expect((await batch(10)).bodies.map((body) => body.error)).toEqual(
    Array.from({ length: 10 }, () => undefined),
  );
  expectRefusal(await batch(11), 'INVALID_INPUT');
  expectRefusal(await batch(1_000), 'INVALID_INPUT');
});

test('queries and mutations in one batch are refused as a whole', async () => {
  const answer = await api.call('auth.logout,auth.me', { token, query: { batch: '1' }, input: {} });
  expectRefusal(answer, 'INVALID_INPUT');
  expect((await api.call('auth.me', { token })).status).toBe(200);
});

test('a batch that is streamed tells the same errors, line by line', async () => {
  const request = new Request(`${ORIGIN}${API_PATH}/auth.me,charge.get,admin.reconcile?batch=1`, {
    headers: { authorization: `Bearer ${token}`, 'trpc-accept': 'application/jsonl' },
  });
  const answer = await handleTrpcRequest(api.services, request);
  const text = await answer.text();
  for (const name of ['INVALID_INPUT', 'PERMISSION_DENIED'] as const) {
    expect(text).toContain(`"appError":{"code":${CONTRACT[name][0]},"name":"${name}"`);
  }
  expect(text).toContain(seller.userId);
  expect(text).not.toMatch(LEAKS);
});
