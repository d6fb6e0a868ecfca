import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { buyCharge } from '@chargeflow/core/charges/buy';
import { requestCredit } from '@chargeflow/core/credits/request';
import { AppError } from '@chargeflow/core/errors';
import { LiveHub, STREAMS_PER_USER_MAX } from '@chargeflow/core/live/hub';
import { expect, onTestFinished, test, vi } from 'vitest';
import { streamOf } from '#live/stream';
import type { EventReader } from './event-reader';
import { openTestApi, type CallOptions, type TestApi } from './fixtures';
import { actorOf, cookieOf, fund, newPerson, PASSWORD, tokenOf, type Person } from './people';

const api = await openTestApi();
const { core } = api;
const admin = await newPerson(core, 'admin');
/** Looks so seldom that a test which passes was told by a hint. */
const DEAF = { lookMs: 600_000, streamMs: 3_600_000 };
const hinted = api.over({ liveTimes: DEAF });
/** Hears no hint: what it tells, it has found itself. */
const polling = api.over({ hub: deafHub(), liveTimes: { ...DEAF, lookMs: 50 } });

function deafHub(): LiveHub {
  const listener = { add: () => () => {} } as unknown as typeof core.listener;
  return new LiveHub({ ...core, listener });
}

async function open(from: TestApi, path: string, options: CallOptions): Promise<EventReader> {
  const reader = await from.open(path, options);
  onTestFinished(() => reader.close());
  expect(await reader.next()).toMatchObject({ type: 'connected' });
  return reader;
}

async function newSeller() {
  const person = await newPerson(core);
  return { person, token: await tokenOf(core, person) };
}

const buy = (person: Person) =>
  buyCharge(core, actorOf(person), {
    phone: '+989121234501',
    amount: '10',
    idempotencyKey: randomUUID(),
  });

const ask = (person: Person) =>
  requestCredit(core, actorOf(person), { amount: '10', idempotencyKey: randomUUID() });

const nameOf = (error: unknown) =>
  (error as { data?: { appError?: { name?: string } } } | undefined)?.data?.appError?.name;

test.each([
  ['by a hint', hinted],
  ['without any hint', polling],
])('a seller is told of their wallet and charges as they change, %s', async (_how, from) => {
  const { person, token } = await newSeller();
  const wallet = await open(from, 'wallet.onChange', { token });
  const charges = await open(from, 'charge.onUpdate', { token });
  await fund(core, person, '100');
  const charge = await buy(person);
  expect(await wallet.messages(2)).toMatchObject([
    { id: '1', data: { balance: '100.00', currency: 'IRR', entry: { seq: 1 } } },
    { id: '2', data: { balance: '90.00', entry: { seq: 2, chargeId: charge.id } } },
  ]);
  const { replayed: _replayed, ...sold } = charge;
  expect(await charges.messages(1)).toMatchObject([{ data: sold }]);
});

test.each([
  ['by a hint', hinted],
  ['without any hint', polling],
])('an admin is told of the queue as it grows, %s', async (_how, from) => {
  const queue = await open(from, 'admin.credit.onChange', { token: await tokenOf(core, admin) });
  const { person } = await newSeller();
  const { id } = await ask(person);
  expect(await queue.messages(1)).toMatchObject([
    { data: { action: 'credit.requested', request: { id, user: { email: person.email } } } },
  ]);
});

test.each(['header', 'query'])(
  'a stream goes on after the last event that came, given in the %s',
  async (where) => {
    const { person, token } = await newSeller();
    for (let count = 0; count < 4; count += 1) await fund(core, person, '1');
    const resumed = await open(hinted, 'wallet.onChange', {
      token,
      ...(where === 'header'
        ? { headers: { 'last-event-id': '2' } }
        : { input: { lastEventId: '2' } }),
    });
    expect((await resumed.messages(2)).map(({ id }) => id)).toEqual(['3', '4']);
  },
);

test('a reader that was cut off before any event resumes from where it began', async () => {
  const person = await newPerson(core, 'admin');
  const token = await tokenOf(core, person);
  await fund(core, person, '100');
  for (const path of ['wallet.onChange', 'charge.onUpdate', 'admin.credit.onChange']) {
    const reader = await open(hinted, path, { token });
    await reader.close();
    await buy(person);
    await ask(person);
    const headers = { 'last-event-id': reader.lastEventId ?? '' };
    await (await open(hinted, path, { token, headers })).messages(1);
  }
});

test.each(['wallet.onChange', 'charge.onUpdate'])('%s refuses an id that is none', async (path) => {
  const { token } = await newSeller();
  const reader = await open(hinted, path, { token, headers: { 'last-event-id': "1' OR 1=1" } });
  expect(nameOf(await reader.ending())).toBe('INVALID_INPUT');
});

test('a stream is neither stored nor held up on its way', async () => {
  const { token } = await newSeller();
  const { response } = await open(hinted, 'wallet.onChange', { token });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform, no-store',
    'x-accel-buffering': 'no',
  });
});

const ADMIN_TOKEN = await tokenOf(core, admin);
const asAdmin = (path: string, input: unknown) => api.call(path, { token: ADMIN_TOKEN, input });

interface End {
  path: string;
  role: 'seller' | 'admin';
  end: (person: Person, token: string) => Promise<unknown>;
  told: string;
}

const ENDS: Record<string, End> = {
  'log out': {
    path: 'wallet.onChange',
    role: 'seller',
    end: (_person, token) => api.call('auth.logout', { token }),
    told: 'UNAUTHENTICATED',
  },
  'change their password': {
    path: 'charge.onUpdate',
    role: 'seller',
    end: (_person, token) => {
      const input = { currentPassword: PASSWORD, newPassword: 'another horse battery' };
      return api.call('auth.changePassword', { token, input });
    },
    told: 'UNAUTHENTICATED',
  },
  'are suspended': {
    path: 'wallet.onChange',
    role: 'seller',
    end: ({ userId }) => asAdmin('admin.user.setStatus', { id: userId, status: 'suspended' }),
    told: 'ACCOUNT_SUSPENDED',
  },
  'are given another role': {
    path: 'admin.credit.onChange',
    role: 'admin',
    end: ({ userId }) => asAdmin('admin.user.setRole', { id: userId, role: 'seller' }),
    told: 'UNAUTHENTICATED',
  },
  'are no admin any more, their session aside': {
    path: 'admin.credit.onChange',
    role: 'admin',
    end: async ({ userId }) => {
      await core.sql`UPDATE users SET role = 'seller' WHERE id = ${userId}`;
      core.publisher.publish('sessions', userId);
      return { status: 200 };
    },
    told: 'PERMISSION_DENIED',
  },
};

test.each(Object.entries(ENDS))(
  'the streams of those who %s end at once',
  async (_what, { path, role, end, told }) => {
    for (const from of [hinted, polling]) {
      const person = await newPerson(core, role);
      const token = await tokenOf(core, person);
      const reader = await open(from, path, { token });
      const answer = await end(person, token);
      expect(answer).toMatchObject({ status: 200 });
      await fund(core, person, '5');
      expect(nameOf(await reader.ending())).toBe(told);
    }
  },
);

test('a browser’s stream ends with its session, and another session’s does not', async () => {
  const person = await newPerson(core);
  const [cookie, other] = [await cookieOf(core, person), await cookieOf(core, person)];
  const ending = await open(hinted, 'wallet.onChange', { cookie });
  const staying = await open(hinted, 'wallet.onChange', { cookie: other });
  await api.call('auth.logout', { cookie });
  expect(nameOf(await ending.ending())).toBe('UNAUTHENTICATED');
  await fund(core, person, '5');
  expect(await staying.messages(1)).toMatchObject([{ data: { balance: '5.00' } }]);
});

test('a slow reader whose session has ended is not told the rest of the page', async () => {
  const { person, token } = await newSeller();
  const eager = api.over({ liveTimes: { ...DEAF, lookMs: 0 } });
  for (let count = 0; count < 20; count += 1) await fund(core, person, '1');
  const reader = await open(eager, 'wallet.onChange', { token, input: { lastEventId: '0' } });
  await reader.messages(1);
  await api.call('auth.logout', { token });
  let later = 0;
  for (let event = await reader.next(); event?.type === 'message'; event = await reader.next()) {
    later += 1;
  }
  // What was on its way between us already.
  expect(later).toBeLessThan(10);
});

test('a user has a bounded number of streams, and another one has theirs', async () => {
  const { person, token } = await newSeller();
  const others = await newSeller();
  const readers: EventReader[] = [];
  for (let count = 0; count < STREAMS_PER_USER_MAX; count += 1) {
    readers.push(await open(hinted, 'wallet.onChange', { token }));
  }
  const refused = await open(hinted, 'charge.onUpdate', { token });
  expect(nameOf(await refused.ending())).toBe('RATE_LIMITED');
  const other = await open(hinted, 'wallet.onChange', { token: others.token });
  await fund(core, others.person, '1');
  await other.messages(1);
  await readers[0]?.close();
  const again = await open(hinted, 'wallet.onChange', { token });
  await fund(core, person, '1');
  await again.messages(1);
});

test('a reader that has gone leaves nothing behind', async () => {
  const { token } = await newSeller();
  for (let count = 0; count < 3 * STREAMS_PER_USER_MAX; count += 1) {
    const reader = await open(hinted, 'wallet.onChange', { token });
    await reader.close();
  }
  const { person, token: next } = await newSeller();
  const reader = await open(hinted, 'wallet.onChange', { token: next });
  await fund(core, person, '1');
  await reader.messages(1);
});

test('when a process is told to end its streams end, new ones too, and can be resumed elsewhere', async () => {
  const { person, token } = await newSeller();
  const hub = new LiveHub(core);
  const leaving = api.over({ hub, liveTimes: DEAF });
  const reader = await open(leaving, 'wallet.onChange', { token });
  await fund(core, person, '1');
  const [seen] = await reader.messages(1);
  hub.close();
  expect(await reader.ending()).toBeUndefined();
  expect(await (await open(leaving, 'wallet.onChange', { token })).ending()).toBeUndefined();
  await fund(core, person, '1');
  const elsewhere = await open(hinted, 'wallet.onChange', {
    token,
    headers: { 'last-event-id': seen?.id ?? '' },
  });
  expect((await elsewhere.messages(1)).map(({ id }) => id)).toEqual(['2']);
});

test('a stream that has lasted long enough ends without a word, to be opened again', async () => {
  const { token } = await newSeller();
  const short = api.over({ liveTimes: { lookMs: 20, streamMs: 1 } });
  expect(await (await open(short, 'wallet.onChange', { token })).ending()).toBeUndefined();
});

test('a failure that comes before anybody waits for it does not end the process', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  onTestFinished(() => void process.off('unhandledRejection', unhandled));
  const stream = streamOf({
    hub: api.services.hub,
    times: DEAF,
    authorize: () => Promise.reject(new AppError('UNAUTHENTICATED')),
    userId: randomUUID(),
    topics: [],
    start: '0',
    read: () => Promise.reject(new Error('never read')),
    signal: new AbortController().signal,
  });
  const step = stream.next();
  for (let turn = 0; turn < 3; turn += 1) await setImmediate();
  expect(unhandled).not.toHaveBeenCalled();
  await expect(step).rejects.toMatchObject({ errorName: 'UNAUTHENTICATED' });
});

test('a failure of ours ends a stream with the contract’s error, and is logged', async () => {
  const { token } = await newSeller();
  const logged = vi.spyOn(core.log, 'error').mockReturnValue(undefined);
  onTestFinished(() => logged.mockRestore());
  const broken = { ...core, sql: core.sql };
  const failing = new Proxy(core.sql, {
    apply: (target, self, [strings, ...values]: [TemplateStringsArray, ...unknown[]]) => {
      if (strings.join('?').includes('FROM entries')) throw new Error('a defect in SELECT 1');
      return Reflect.apply(target, self, [strings, ...values]);
    },
  });
  const reader = await open(api.over({ core: { ...broken, sql: failing } }), 'wallet.onChange', {
    token,
  });
  const error = await reader.ending();
  expect(nameOf(error)).toBe('INTERNAL');
  expect(JSON.stringify(error)).not.toContain('SELECT');
  expect(logged).toHaveBeenCalledOnce();
});
