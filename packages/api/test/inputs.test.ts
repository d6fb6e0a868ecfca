import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expectRefusal, type ContractError } from './contract';
import { openTestApi, PROCEDURES } from './fixtures';
import { fund, newPerson, tokenOf } from './people';

const api = await openTestApi();
const { core } = api;
const seller = await newPerson(core);
await fund(core, seller, '100000');
const token = await tokenOf(core, seller);
const adminToken = await tokenOf(core, await newPerson(core, 'admin'));

describe('each field has the error of its own', () => {
  const credentials = { email: 'a@example.com', password: 'correct horse' };
  test.each<[ContractError, string, unknown]>([
    ['EMAIL_REQUIRED', 'auth.register', { password: 'correct horse' }],
    ['EMAIL_REQUIRED', 'auth.register', { ...credentials, email: '  ' }],
    ['EMAIL_REQUIRED', 'auth.login', { ...credentials, email: null }],
    ['EMAIL_REQUIRED', 'auth.login', {}],
    ['INVALID_EMAIL', 'auth.register', { ...credentials, email: 'a@b' }],
    ['INVALID_EMAIL', 'auth.register', { ...credentials, email: 5 }],
    ['INVALID_EMAIL', 'auth.register', { ...credentials, email: ['a@example.com'] }],
    ['INVALID_EMAIL', 'auth.login', { ...credentials, email: 'a@example.com\u0000' }],
    ['INVALID_EMAIL', 'auth.login', { ...credentials, email: `${'a'.repeat(250)}@example.com` }],
    ['PASSWORD_REQUIRED', 'auth.register', { email: 'a@example.com' }],
    ['PASSWORD_REQUIRED', 'auth.login', { ...credentials, password: '' }],
    ['PASSWORD_TOO_SHORT', 'auth.register', { ...credentials, password: '1234567' }],
    ['PASSWORD_TOO_COMMON', 'auth.register', { ...credentials, password: 'password1' }],
    ['INVALID_INPUT', 'auth.register', { ...credentials, password: 12_345_678 }],
    ['INVALID_INPUT', 'auth.register', { ...credentials, password: 'x'.repeat(257) }],
    ['INVALID_INPUT', 'auth.register', { ...credentials, name: 'x'.repeat(101) }],
    ['INVALID_INPUT', 'auth.register', { ...credentials, role: 'admin' }],
    ['INVALID_INPUT', 'auth.login', null],
    ['INVALID_INPUT', 'auth.login', 'a@example.com'],
    ['INVALID_INPUT', 'auth.login', [credentials]],
    ['REFRESH_TOKEN_REQUIRED', 'auth.refresh', {}],
    ['REFRESH_TOKEN_REQUIRED', 'auth.refresh', { refreshToken: '' }],
    ['INVALID_REFRESH_TOKEN', 'auth.refresh', { refreshToken: 'garbage' }],
    ['INVALID_INPUT', 'auth.refresh', { refreshToken: 5 }],
  ])('%s of %s', async (name, path, input) => {
    const answer = await api.call(path, { input });
    expectRefusal(answer, name);
    if (name === 'INVALID_INPUT')
      expect(answer.appError?.details?.['issues']).toBeInstanceOf(Array);
  });

  const sale = () => ({ phone: '09121234567', amount: '1', idempotencyKey: randomUUID() });
  test.each<[ContractError, string, unknown]>([
    ['INVALID_INPUT', 'charge.buy', { ...sale(), price: '1' }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), walletId: randomUUID() }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), idempotencyKey: '' }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), idempotencyKey: 'x'.repeat(256) }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), idempotencyKey: 'کلید' }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), idempotencyKey: 5 }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), idempotencyKey: 'a\nb' }],
    ['INVALID_INPUT', 'charge.buy', { ...sale(), operator: '' }],
    ['INVALID_INPUT', 'charge.buy', { phone: '09121234567', idempotencyKey: 'a' }],
    ['INVALID_INPUT', 'charge.buy', { phone: '09121234567', amount: '1' }],
    ['PHONE_NOT_SERVED', 'charge.buy', { ...sale(), operator: 'nobody' }],
    ['AMOUNT_NOT_OFFERED', 'charge.buy', { ...sale(), amount: '9999999999999' }],
    ['INSUFFICIENT_BALANCE', 'charge.buy', { ...sale(), amount: '9999999999' }],
    ['INVALID_INPUT', 'credit.request', { amount: '1', idempotencyKey: 'a', note: 5 }],
    ['INVALID_INPUT', 'credit.list', { limit: 0 }],
    ['INVALID_INPUT', 'credit.list', { limit: 101 }],
    ['INVALID_INPUT', 'credit.list', { limit: '20' }],
    ['INVALID_INPUT', 'credit.list', { limit: 1.5 }],
    ['INVALID_INPUT', 'credit.list', { cursor: 'rubbish' }],
    ['INVALID_INPUT', 'credit.list', { status: 'Pending' }],
    ['INVALID_INPUT', 'wallet.statement', { cursor: '99999999999999999999' }],
    ['INVALID_INPUT', 'wallet.statement', { cursor: '-1' }],
    ['INVALID_INPUT', 'wallet.balanceAt', { at: 'yesterday' }],
    ['INVALID_INPUT', 'wallet.balanceAt', { at: '2026-02-30T00:00:00Z' }],
    ['INVALID_INPUT', 'wallet.balanceAt', { at: '2026-02-01' }],
    ['INVALID_INPUT', 'wallet.balanceAt', { at: '0000-01-01T00:00:00Z' }],
    ['INVALID_INPUT', 'wallet.balanceAt', { at: '9999-12-31T23:59:59-12:00' }],
    ['INVALID_INPUT', 'wallet.balanceAt', { at: 1_700_000_000 }],
    ['INVALID_INPUT', 'charge.get', { id: '1' }],
    ['INVALID_INPUT', 'charge.get', { id: "' OR 1=1 --" }],
    ['TRANSACTION_NOT_FOUND', 'charge.get', { id: randomUUID() }],
    ['TRANSACTION_NOT_FOUND', 'credit.cancel', { id: randomUUID() }],
    ['TRANSACTION_NOT_FOUND', 'phone.remove', { id: randomUUID() }],
  ])('%s of %s', async (name, path, input) => {
    expectRefusal(await api.call(path, { token, input }), name);
  });

  const period = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
  test.each<[ContractError, string, unknown]>([
    ['ACCOUNT_NOT_FOUND', 'admin.user.get', { id: randomUUID() }],
    ['ACCOUNT_NOT_FOUND', 'admin.user.setStatus', { id: randomUUID(), status: 'active' }],
    ['ACCOUNT_NOT_FOUND', 'admin.user.setRole', { id: randomUUID(), role: 'admin' }],
    ['TRANSACTION_NOT_FOUND', 'admin.credit.decide', { id: randomUUID(), decision: 'approve' }],
    ['INVALID_INPUT', 'admin.credit.decide', { id: randomUUID(), decision: 'approved' }],
    ['INVALID_INPUT', 'admin.credit.decideMany', { ids: [], decision: 'approve' }],
    [
      'INVALID_INPUT',
      'admin.credit.decideMany',
      { ids: Array.from({ length: 101 }, () => randomUUID()), decision: 'approve' },
    ],
    ['INVALID_INPUT', 'admin.user.setRole', { id: randomUUID(), role: 'owner' }],
    ['INVALID_INPUT', 'admin.report.summary', { ...period, to: period.from }],
    ['INVALID_INPUT', 'admin.report.summary', { ...period, from: '0000-01-01T00:00:00Z' }],
    ['INVALID_INPUT', 'admin.report.summary', { ...period, to: '9999-12-31T23:59:59-12:00' }],
    ['INVALID_INPUT', 'admin.entry.list', { cursor: 'rubbish' }],
    ['INVALID_INPUT', 'admin.entry.list', { cursor: cursorOf('9-9 9+00', '1') }],
    ['INVALID_INPUT', 'admin.entry.list', { cursor: cursorOf('2026-02-30 00:00:00+00', '1') }],
    ['INVALID_INPUT', 'admin.entry.list', { cursor: cursorOf('2026-02-01 00:00:00+00', 'x') }],
  ])('%s of %s', async (name, path, input) => {
    expectRefusal(await api.call(path, { token: adminToken, input }), name);
  });

  function cursorOf(time: string, seq: string): string {
    return Buffer.from(JSON.stringify([time, randomUUID(), seq])).toString('base64url');
  }
});

const words = (text: string) => text.trim().split(/\s+/);

const BLANKS = ['', ' ', ' 1', '1 ', '1\n', '1 000', '- 1', '1\u0000', '1\ud800'];
const NOT_TEXT = [1500, 0.5, 0, -1, 1e300, true, false, null, [], ['1'], {}, { value: '1' }];
const NEVER_AMOUNTS: unknown[] = [
  ...words('0 0.00 00 01 +1 1. .5 1.001 1.0000 1,000 1_000 1e3 1E3 0x10 NaN Infinity -Infinity'),
  ...words('12345678901234 -0 -0.00 --1 - -01 -.5 ۱۵۰۰ １５００ ١٥ 1٫5 ½ null true 1;DROP'),
  ...BLANKS,
  ...NOT_TEXT,
  '9'.repeat(400),
];
const UNSIGNED = words('-1 -0.01 -1500');

describe.each([
  ['charge.buy', [...NEVER_AMOUNTS, ...UNSIGNED]],
  ['credit.request', [...NEVER_AMOUNTS, ...UNSIGNED]],
  ['admin.wallet.adjust', NEVER_AMOUNTS],
])('the amount of %s', (path, amounts) => {
  const others = () => ({
    ...(path === 'charge.buy' && { phone: '09121234567' }),
    ...(path === 'admin.wallet.adjust' && { userId: seller.userId, reason: 'test' }),
    idempotencyKey: randomUUID(),
  });
  const call = (input: object) =>
    api.call(path, { token: path === 'admin.wallet.adjust' ? adminToken : token, input });

  test.each(amounts.map((amount) => [JSON.stringify(amount), amount]))(
    '%s is none',
    async (_text, amount) => {
      expectRefusal(await call({ ...others(), amount }), 'INVALID_AMOUNT');
    },
  );

  test.each(words('1 1.5 0.01 999.99 0.10'))(
    '%s is one, told with all decimals',
    async (amount) => {
      const { data } = await call({ ...others(), amount });
      expect(data).toMatchObject({ amount: Number(amount).toFixed(2) });
    },
  );

  test('must be there', async () => {
    expectRefusal(await call(others()), 'INVALID_INPUT');
  });
});

const SPACED_PHONES = ['0912 123 4567', '+98 (912) 123-4567', ' 09121234567 '];
const WORDY_PHONES = ['call 09121234567 now', '09121234567 ext 5', '09121234567;ext=5'];
const BROKEN_PHONES = ['', ' ', '0912123456\u0000', '0912123456\ud800', '0'.repeat(41)];
const PHONES_NOT_TEXT = [9_121_234_567, null, true, [], ['09121234567'], {}];

describe('a phone', () => {
  test.each([
    ...words('+989121234567 00989121234567 09121234567 9121234567 ＋989121234567 0912-123-4567'),
    ...words('۰۹۱۲۱۲۳۴۵۶۷ ٠٩١٢١٢٣٤٥٦٧ ０９１２１２３４５６７'),
    ...SPACED_PHONES,
  ])('is taken as %s', async (phone) => {
    const answer = await api.call('operator.detect', { token, input: { phone } });
    expect(answer.data).toMatchObject({ phone: '+989121234567', operator: 'mci' });
  });

  test.each([
    ...words(
      '0912 02188776655 +982188776655 +98912123456789 +1 abc -1 0912123456x tel:09121234567',
    ),
    ...WORDY_PHONES,
    ...BROKEN_PHONES,
    ...PHONES_NOT_TEXT,
    '9'.repeat(10_000),
  ])('is refused as %j', async (phone) => {
    const input = { phone };
    expectRefusal(await api.call('operator.detect', { token, input }), 'INVALID_PHONE');
    const sale = { phone, amount: '1', idempotencyKey: randomUUID() };
    expectRefusal(await api.call('charge.buy', { token, input: sale }), 'INVALID_PHONE');
    expectRefusal(await api.call('phone.add', { token, input }), 'INVALID_PHONE');
    expectRefusal(await api.call('charge.list', { token, input }), 'INVALID_PHONE');
  });
});

describe('an input has no field that it does not name, at any depth', () => {
  interface Definition {
    catchall?: z.core.$ZodType;
    shape?: Readonly<Record<string, z.core.$ZodType>>;
    innerType?: z.core.$ZodType;
    element?: z.core.$ZodType;
    in?: z.core.$ZodType;
    options?: readonly z.core.$ZodType[];
    type: string;
  }

  /** The places in a schema that would take any field. */
  function openPlaces(schema: z.core.$ZodType, place: string): string[] {
    const def = schema._zod.def as Definition;
    if (['any', 'unknown', 'record', 'map', 'custom'].includes(def.type)) return [place];
    const isOpen = def.type === 'object' && def.catchall?._zod.def.type !== 'never';
    const fields = Object.entries(def.shape ?? {});
    const inner = [def.innerType, def.element, def.in, ...(def.options ?? [])];
    return [
      ...(isOpen ? [place] : []),
      ...fields.flatMap(([name, field]) => openPlaces(field, `${place}.${name}`)),
      ...inner.flatMap((each) => (each ? openPlaces(each, place) : [])),
    ];
  }

  test.each(Object.entries(PROCEDURES))('%s', (path, procedure) => {
    const def: unknown = procedure?._def;
    const { inputs } = def as { inputs: readonly z.core.$ZodType[] };
    expect(inputs).not.toHaveLength(0);
    expect(inputs.flatMap((input) => openPlaces(input, path))).toEqual([]);
  });

  test('which would be noticed', () => {
    const inner = z.strictObject({ a: z.array(z.object({ b: z.string() })).optional() });
    expect(openPlaces(inner.nullish(), 'x')).toEqual(['x.a']);
  });
});

test('many faults are answered with a few of them, whose words are cut', async () => {
  const ids = Array.from({ length: 100 }, () => 'a');
  const many = await api.call('admin.credit.decideMany', {
    token: adminToken,
    input: { ids, decision: 'approve' },
  });
  expectRefusal(many, 'INVALID_INPUT');
  expect(many.appError?.details?.['issues']).toHaveLength(20);
  const long = await api.call('wallet.setLowBalance', {
    token,
    input: { threshold: '1', ['x'.repeat(50_000)]: 1 },
  });
  expectRefusal(long, 'INVALID_INPUT');
  expect(long.text.length).toBeLessThan(1_000);
});

test.each([
  ...words('wallet.statement credit.list charge.list phone.list'),
  ...words('admin.credit.list admin.user.list admin.charge.list admin.entry.list admin.audit.list'),
  ...words('admin.charge.desk'),
])('%s needs no input', async (path) => {
  const asked = { token: path.startsWith('admin.') ? adminToken : token };
  const { data } = await api.call(path, asked);
  expect(data).toMatchObject({ items: expect.any(Array) as unknown[] });
  expect(data).toEqual((await api.call(path, { ...asked, input: { limit: 20 } })).data);
});

describe('a text that the database cannot hold is refused, never a failure of ours', () => {
  const TEXTS = ['a\u0000b', '\u0000', 'a\ud800b', '\udc00', 'a\ud83d'];
  test.each(TEXTS.map((text) => [JSON.stringify(text), text]))('%s', async (_json, text) => {
    const person = await newPerson(core);
    const key = randomUUID();
    const password = 'correct horse battery';
    const registration = { email: `${key}@example.com`, password, name: text };
    const long = text.repeat(8);
    const adjustment = { userId: seller.userId, amount: '1', reason: text, idempotencyKey: key };
    const decision = { id: key, decision: 'approve', reason: text };
    const refused = [
      await api.call('auth.register', { input: registration }),
      await api.call('auth.register', { input: { ...registration, name: 'A', password: long } }),
      await api.call('auth.login', { input: { email: person.email, password: text } }),
      await api.call('credit.request', {
        token,
        input: { amount: '1', note: text, idempotencyKey: key },
      }),
      await api.call('phone.add', { token, input: { phone: '09121234567', label: text } }),
      await api.call('charge.buy', {
        token,
        input: { phone: '09121234567', amount: '1', operator: text, idempotencyKey: key },
      }),
      await api.call('admin.wallet.adjust', { token: adminToken, input: adjustment }),
      await api.call('admin.credit.decide', { token: adminToken, input: decision }),
      await api.call('admin.credit.decideMany', {
        token: adminToken,
        input: { ids: [key], decision: 'approve', reason: text },
      }),
      await api.call('admin.credit.list', { token: adminToken, input: { search: text } }),
      await api.call('admin.user.list', { token: adminToken, input: { search: text } }),
      await api.call('admin.entry.list', { token: adminToken, input: { cursor: text } }),
    ];
    for (const answer of refused) expectRefusal(answer, 'INVALID_INPUT');
  });

  test('texts of any script and emoji come back as they were', async () => {
    const note = 'سلام 👩‍👩‍👧 ‮ <b>&amp;</b> \\u0000 %_';
    const input = { amount: '1', note, idempotencyKey: randomUUID() };
    const answer = await api.call('credit.request', { token, input });
    expect(answer.data).toMatchObject({ note });
  });
});
