import { randomUUID } from 'node:crypto';
import { hashPassword } from '@chargeflow/core/auth/passwords';
import { openLog } from '@chargeflow/core/log';
import { beforeEach, describe, expect, test } from 'vitest';
import { openTestOwner } from '../../core/test/fixtures';
import { expectRefusal } from './contract';
import { openTestApi } from './fixtures';
import { apiKeyOf, fund, newPerson, PASSWORD, tokenOf, tokensOf } from './people';

const plain = await openTestApi();
const owner = await openTestOwner();
const lines: string[] = [];
const log = openLog({ level: 'warn' }, 'test', { write: (line) => void lines.push(line) });
const api = plain.over({ core: { ...plain.core, log } });
const { core } = api;

beforeEach(() => {
  lines.length = 0;
});

async function withoutTable(table: string, work: () => Promise<void>): Promise<void> {
  await owner.unsafe(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  try {
    await work();
  } finally {
    await owner.unsafe(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  }
}

describe('a failure of ours is logged once, with its cause and where it happened', () => {
  test('as the caller is not told it', async () => {
    const token = await tokenOf(core, await newPerson(core));
    await withoutTable('wallets', async () => {
      expectRefusal(await api.call('wallet.get', { token }), 'INTERNAL');
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      path: 'wallet.get',
      err: { type: 'PostgresError', code: '42P01', query: expect.stringContaining('"wallets"') },
    });
  });

  test('outside of any procedure too', async () => {
    const sessionIdOf = () => Promise.reject(new Error('the cookie cannot be read'));
    const broken = api.over({ sessionIdOf });
    expectRefusal(await broken.call('auth.me', { cookie: 'a' }), 'INTERNAL');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('the cookie cannot be read');
  });

  test('without the parameters of the query', async () => {
    const email = `${randomUUID()}@example.com`;
    const input = { email, password: PASSWORD, name: 'A. Seller' };
    await withoutTable('users', async () => {
      expectRefusal(await api.call('auth.register', { input }), 'INTERNAL');
      expectRefusal(
        await api.call('auth.login', { input: { email, password: PASSWORD } }),
        'INTERNAL',
      );
    });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toContain('42P01');
      for (const secret of [email, PASSWORD, '$argon2', 'A. Seller']) {
        expect(line).not.toContain(secret);
      }
    }
  });

  test('without the row that a constraint refused', async () => {
    await owner`ALTER TABLE users ADD CONSTRAINT nobody CHECK (name <> 'refused') NOT VALID`;
    const email = `${randomUUID()}@example.com`;
    const input = { email, password: PASSWORD, name: 'refused' };
    expectRefusal(await api.call('auth.register', { input }), 'INTERNAL');
    await owner`ALTER TABLE users DROP CONSTRAINT nobody`;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('23514');
    for (const secret of [email, '$argon2']) expect(lines[0]).not.toContain(secret);
  });
});

describe('no secret is written, wherever it stands', async () => {
  const person = await newPerson(core);
  const { accessToken, refreshToken } = await tokensOf(core, person);
  const { key } = await apiKeyOf(core, person);
  const hash = await hashPassword(PASSWORD);
  const phones = ['+989121234567', '00989121234567', '09121234567', '+12025550123'];

  test('in a message, a field or a list of either', () => {
    const secrets = [accessToken, refreshToken, key, hash, ...phones];
    for (const secret of secrets) {
      log.error({ err: new Error(`refused: "${secret}"`) }, `about ${secret}`);
      log.error({ seen: [{ note: `(${secret})` }], [`of ${secret}`]: secret });
    }
    expect(lines).toHaveLength(secrets.length * 2);
    for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
    // What is left tells one phone from another, and is JSON as before.
    expect(lines.join('')).toContain('+…4567');
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 50, name: 'test' });
  });

  test('under its name, two levels down', () => {
    const input = { password: 'p-1', newPassword: 'p-2', currentPassword: 'p-3', key: 'p-4' };
    log.error({ ...input, input, asked: { input } });
    expect(lines.join('')).not.toMatch(/p-\d/);
  });

  test('and what tells times, amounts and ids is left alone', () => {
    const facts = {
      id: randomUUID(),
      at: 1_795_950_433_926,
      amount: '9999999999.99',
      zone: '+03:30',
    };
    log.error(facts);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject(facts);
  });

  test('by calls that fail in whatever they do', async () => {
    await fund(core, person, '100');
    const [phone = ''] = phones;
    const sale = { phone, amount: '5', idempotencyKey: randomUUID() };
    for (const table of ['charges', 'phones', 'sessions', 'users']) {
      await withoutTable(table, async () => {
        const token = accessToken;
        await api.call('charge.buy', { token, input: sale });
        await api.call('phone.add', { token, input: { phone } });
        await api.call('charge.list', { token, input: { phone } });
        await api.call('auth.refresh', { input: { refreshToken } });
        await api.call('auth.login', { input: { email: person.email, password: PASSWORD } });
        await api.call('auth.me', { token: key });
      });
    }
    expect(lines.length).toBeGreaterThan(10);
    for (const secret of [accessToken, refreshToken, key, PASSWORD, phone, phone.slice(3)]) {
      expect(lines.join('')).not.toContain(secret);
    }
  });
});

test('an overload is a warning', async () => {
  const overloaded = Object.assign(new Error('too many'), { code: '53300' });
  const busy = api.over({ sessionIdOf: () => Promise.reject(overloaded) });
  expectRefusal(await busy.call('auth.me', { cookie: 'a' }), 'OVERLOADED');
  expect(lines.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([40]);
});

test('what callers do wrong is not logged', async () => {
  const token = await tokenOf(core, await newPerson(core));
  expectRefusal(await api.call('auth.me'), 'UNAUTHENTICATED');
  expectRefusal(await api.call('admin.reconcile', { token }), 'PERMISSION_DENIED');
  expectRefusal(await api.call('nothing'), 'INVALID_INPUT', 404);
  expectRefusal(
    await api.call('credit.request', { token, input: { amount: 1 } }),
    'INVALID_AMOUNT',
  );
  expectRefusal(
    await api.call('auth.logout', { token, headers: { 'content-type': 'text/plain' } }),
    'INVALID_INPUT',
  );
  expect(lines).toEqual([]);
});
