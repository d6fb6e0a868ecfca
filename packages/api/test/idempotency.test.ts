import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectErrorBody, expectRefusal } from './contract';
import { openTestApi, type Answer } from './fixtures';
import { fund, newPerson, tokenOf } from './people';

const api = await openTestApi();
const { core } = api;
const seller = await newPerson(core);
await fund(core, seller, '1000');
const token = await tokenOf(core, seller);
const adminToken = await tokenOf(core, await newPerson(core, 'admin'));

const PHONE = '09121234567';

/** Header and field say the same. */
function expectReplayed(answer: Answer, replayed: boolean): void {
  expect(answer.data).toMatchObject({ replayed });
  expect(answer.headers.get('idempotency-replayed')).toBe(replayed ? 'true' : null);
}

const withKey = () => ({ idempotencyKey: randomUUID() });

describe.each([
  ['charge.buy', { phone: PHONE, amount: '10' }, { phone: '+98 912 123 4567', amount: '10.00' }],
  ['credit.request', { amount: '10', note: 'for May' }, { amount: '10.0', note: ' for May ' }],
])('%s', (path, input, sameInput) => {
  test('marks each replay, but not the first answer', async () => {
    const key = withKey();
    const first = await api.call(path, { token, input: { ...input, ...key } });
    expectReplayed(first, false);
    const again = await api.call(path, { token, input: { ...input, ...key } });
    expectReplayed(again, true);
    const spelt = await api.call(path, { token, input: { ...sameInput, ...key } });
    expectReplayed(spelt, true);
    const { replayed: _first, ...sold } = first.data as Record<string, unknown>;
    expect(again.data).toEqual({ ...sold, replayed: true });
    expect(spelt.data).toEqual({ ...sold, replayed: true });
  });

  test('refuses the key for another input, which is no replay', async () => {
    const key = withKey();
    await api.call(path, { token, input: { ...input, ...key } });
    const other = await api.call(path, { token, input: { ...input, amount: '11', ...key } });
    expectRefusal(other, 'IDEMPOTENCY_KEY_REUSED');
    expect(other.headers.has('idempotency-replayed')).toBe(false);
  });

  test('takes a key per user', async () => {
    const key = withKey();
    const other = await newPerson(core);
    await fund(core, other, '100');
    const mine = await api.call(path, { token, input: { ...input, ...key } });
    const theirs = { token: await tokenOf(core, other), input: { ...input, ...key } };
    const answer = await api.call(path, theirs);
    expectReplayed(answer, false);
    expect(answer.data).not.toMatchObject({ id: (mine.data as { id: string }).id });
  });

  test('takes keys of up to 255 printable characters', async () => {
    for (const idempotencyKey of [' ', '~', 'x'.repeat(255), `'"\\;--${randomUUID()}`]) {
      const call = { token, input: { ...input, amount: '1', idempotencyKey } };
      expectReplayed(await api.call(path, call), false);
      expectReplayed(await api.call(path, call), true);
    }
  });
});

test.each([
  ['INSUFFICIENT_BALANCE', { phone: PHONE, amount: '99999' }],
  ['PHONE_NOT_SERVED', { phone: PHONE, amount: '1', operator: 'nobody' }],
  ['AMOUNT_NOT_OFFERED', { phone: PHONE, amount: '9999999999999' }],
] as const)('a sale refused with %s is refused again and marked', async (name, sale) => {
  const input = { ...sale, ...withKey() };
  const first = await api.call('charge.buy', { token, input });
  expectRefusal(first, name);
  expect(first.appError?.details).toMatchObject({ replayed: false });
  expect(first.headers.has('idempotency-replayed')).toBe(false);

  await fund(core, seller, '1');
  const again = await api.call('charge.buy', { token, input });
  expectRefusal(again, name);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.appError?.details).toEqual({ ...first.appError?.details, replayed: true });
});

test('a refusal for lack of money stands, though there is money by now', async () => {
  const person = await newPerson(core);
  const theirs = await tokenOf(core, person);
  const input = { phone: PHONE, amount: '5', ...withKey() };
  expectRefusal(await api.call('charge.buy', { token: theirs, input }), 'INSUFFICIENT_BALANCE');
  await fund(core, person, '100');
  const again = await api.call('charge.buy', { token: theirs, input });
  expectRefusal(again, 'INSUFFICIENT_BALANCE');
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const anew = await api.call('charge.buy', { token: theirs, input: { ...input, ...withKey() } });
  expectReplayed(anew, false);
});

test('what is wrong with an input is told each time and uses up no key', async () => {
  const key = withKey();
  const wrong = { token, input: { phone: 'abc', amount: '1', ...key } };
  for (const answer of [await api.call('charge.buy', wrong), await api.call('charge.buy', wrong)]) {
    expectRefusal(answer, 'INVALID_PHONE');
    expect(answer.headers.has('idempotency-replayed')).toBe(false);
  }
  const right = { token, input: { phone: PHONE, amount: '1', ...key } };
  expectReplayed(await api.call('charge.buy', right), false);
});

test('in a batch each field tells of its own call, the header of any', async () => {
  const known = { phone: PHONE, amount: '1', ...withKey() };
  const refused = { phone: PHONE, amount: '99999', ...withKey() };
  await api.call('charge.buy', { token, input: known });
  await api.call('charge.buy', { token, input: refused });
  const fresh = () => ({ phone: PHONE, amount: '2', ...withKey() });
  const batch = (inputs: object) =>
    api.call('charge.buy,charge.buy', { token, query: { batch: '1' }, input: inputs });

  const [replay, first] = (await batch({ 0: known, 1: fresh() })).bodies;
  expect(replay?.result?.data).toMatchObject({ replayed: true });
  expect(first?.result?.data).toMatchObject({ replayed: false });
  const mixed = await batch({ 0: fresh(), 1: refused });
  expect(mixed.headers.get('idempotency-replayed')).toBe('true');
  expectErrorBody(mixed.bodies[1] ?? {}, 'INSUFFICIENT_BALANCE');
  expect((await batch({ 0: fresh(), 1: fresh() })).headers.has('idempotency-replayed')).toBe(false);
});

test('the same call sent twenty times at once is one sale, told once as new', async () => {
  const input = { phone: PHONE, amount: '3', ...withKey() };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => api.call('charge.buy', { token, input })),
  );
  const ids = new Set(answers.map((answer) => (answer.data as { id: string }).id));
  expect(ids.size).toBe(1);
  const marks = answers.map((answer) => answer.headers.get('idempotency-replayed'));
  expect(marks.filter((mark) => mark === null)).toHaveLength(1);
});

test('an adjustment is replayed like the others', async () => {
  const input = { userId: seller.userId, amount: '-1', reason: 'test', ...withKey() };
  const call = { token: adminToken, input };
  expectReplayed(await api.call('admin.wallet.adjust', call), false);
  expectReplayed(await api.call('admin.wallet.adjust', call), true);
});
