import { openCore } from '@chargeflow/core/core';
import { AppError, ERRORS } from '@chargeflow/core/errors';
import { TRPCError } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import { toAppError } from '#errors/to-app-error';
import { openTestOwner } from '../../core/test/fixtures';
import { CONTRACT, expectErrorBody, expectRefusal } from './contract';
import { openTestApi, ORIGIN, PROCEDURES } from './fixtures';
import { cookieOf, fund, newPerson, tokenOf } from './people';

const api = await openTestApi();
const owner = await openTestOwner();
const { core } = api;
const seller = await newPerson(core);
await fund(core, seller, '1000');
const token = await tokenOf(core, seller);

test('the numbers and statuses are those of the contract', () => {
  const table = Object.fromEntries(
    Object.entries(ERRORS).map(([name, { code, httpStatus }]) => [name, [code, httpStatus]]),
  );
  expect(table).toEqual(CONTRACT);
});

describe('what nobody expected is told as 5003, without a word of what it was', () => {
  const SECRET_TEXT = 'hunter2 in /srv/secrets';

  test.each<[string, () => Promise<never>]>([
    ['an Error', () => Promise.reject(new Error(SECRET_TEXT))],
    ['a SyntaxError of ours', () => Promise.reject(new SyntaxError(SECRET_TEXT))],
    ['an error of tRPC without more', () => Promise.reject(internalTrpcError())],
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    ['a text', () => Promise.reject(SECRET_TEXT)],
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    ['nothing', () => Promise.reject()],
  ])('%s', async (_name, sessionIdOf) => {
    const answer = await api.over({ sessionIdOf }).call('auth.me', { cookie: 'a' });
    expectRefusal(answer, 'INTERNAL');
    expect(answer.text).not.toContain('hunter2');
  });

  function internalTrpcError(): TRPCError {
    return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: SECRET_TEXT });
  }

  test.each([
    ['a failed query of the query builder', 'wallet.get', 'wallets'],
    ['a failed query of tagged SQL', 'phone.list', 'phones'],
    ['a failed query of a function', 'charge.buy', 'charges'],
  ])('%s', async (_name, path, table) => {
    const input = {
      'phone.list': {},
      'charge.buy': { phone: '09121234567', amount: '1', idempotencyKey: 'secret-key' },
    }[path];
    await owner.unsafe(`ALTER TABLE ${table} RENAME TO ${table}_away`);
    try {
      const answer = await api.call(path, { token, ...(input && { input }) });
      expectRefusal(answer, 'INTERNAL');
      for (const leak of [table, seller.walletId, seller.userId, 'secret-key', '42P01']) {
        expect(answer.text).not.toContain(leak);
      }
    } finally {
      await owner.unsafe(`ALTER TABLE ${table}_away RENAME TO ${table}`);
    }
  });
});

describe('a database without time or room for us is told as 5002', () => {
  test.each([
    ['57014', 'a statement that took too long'],
    ['55P03', 'a lock that was not given in time'],
    ['53300', 'too many connections'],
    ['57P01', 'a server that is shut down'],
    ['57P02', 'a server that crashed'],
    ['57P03', 'a server that starts up'],
    ['40001', 'two transactions in each other’s way'],
    ['40P01', 'a deadlock'],
  ])('SQLSTATE %s, %s', async (state) => {
    const raised = () => raise(state);
    const answer = await api.over({ sessionIdOf: raised }).call('auth.me', { cookie: 'a' });
    expectRefusal(answer, 'OVERLOADED');
    expect(answer.text).not.toContain('parameter');
  });

  async function raise(state: string): Promise<never> {
    await core.sql.unsafe(
      `DO $$ BEGIN RAISE EXCEPTION 'parameter' USING ERRCODE = '${state}'; END $$`,
    );
    throw new Error('nothing was raised');
  }

  test('a server that is not there', async () => {
    const database = { url: 'postgres://nobody:secret@127.0.0.1:1/none', maxConnections: 1 };
    const gone = openCore({ ...core.settings, database }, 'test');
    const answer = await api.over({ core: gone }).call('auth.me', { token });
    expectRefusal(answer, 'OVERLOADED');
    expect(answer.text).not.toMatch(/127\.0\.0\.1|secret|ECONN/);
    await gone.close();
  });

  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'CONNECTION_CLOSED',
    'ACQUIRE_TIMEOUT',
    'ANSWER_TIMEOUT',
  ])('a connection that ends with %s', (code) => {
    const cause = Object.assign(new Error('write'), { code });
    expect(toAppError(cause).errorName).toBe('OVERLOADED');
    expect(toAppError(new Error('Failed query', { cause })).errorName).toBe('OVERLOADED');
  });
});

test('a refusal that became a cause stays what it was', () => {
  const cause = new AppError('WALLET_FROZEN');
  expect(toAppError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }))).toBe(cause);
});

test('a procedure that is not there is 404, and asked by the wrong method 405', async () => {
  const paths = ['', 'nothing', 'auth', 'auth.', 'auth.login.then', 'auth.register,auth.login'];
  const inherited = [
    'constructor',
    '__proto__',
    'toString',
    'auth.__proto__.login',
    'hasOwnProperty',
  ];
  for (const path of [...paths, ...inherited]) {
    expectRefusal(await api.call(path, { token }), 'INVALID_INPUT', 404);
    expectRefusal(await api.call(path, { token, method: 'POST', input: {} }), 'INVALID_INPUT', 404);
  }
  for (const [path, procedure] of Object.entries(PROCEDURES)) {
    if (procedure?._def.type !== 'mutation') continue;
    const answer = await api.call(path, { token, method: 'GET', input: {} });
    expectRefusal(answer, 'INVALID_INPUT', 405);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const headers = { 'content-type': 'application/json' };
    expectRefusal(await api.call('auth.logout', { token, method, headers }), 'INVALID_INPUT', 405);
    expectRefusal(await api.call('auth.me', { token, method, headers }), 'INVALID_INPUT', 405);
  }
  expect((await api.call('auth.me', { token })).status).toBe(200);
});

test('an address that is not well-formed is the caller’s fault', async () => {
  const headers = { authorization: `Bearer ${token}` };
  const get = (rest: string) => api.send(new Request(`${ORIGIN}/api/trpc/${rest}`, { headers }));
  expectRefusal(await get('%E0%A4%A'), 'INVALID_INPUT');
  expectRefusal(await get('auth.me%00'), 'INVALID_INPUT', 404);
  expectRefusal(await get('auth.me?connectionParams=%5B1%5D'), 'INVALID_INPUT');
  expectRefusal(await get('auth.me?connectionParams=%7B'), 'INVALID_INPUT');
  expectRefusal(await get('credit.list?input=%7B'), 'INVALID_INPUT');
  expectRefusal(await get('credit.list?input=%E0%A4%A'), 'INVALID_INPUT');
  const batch = await get('credit.list?batch=1&input=5');
  expectErrorBody(batch.bodies[0] ?? {}, 'INVALID_INPUT');
});

test('a cookie does no harm where nobody reads it', async () => {
  const cookie = await cookieOf(core, seller);
  const input = { email: seller.email, password: 'wrong' };
  const headers = { origin: 'https://evil.example' };
  expectRefusal(await api.call('auth.login', { cookie, input, headers }), 'INVALID_CREDENTIALS');
});
