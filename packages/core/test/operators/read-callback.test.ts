import { createHmac, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCallback } from '#operators/reloadly/read-callback';

const SECRET = 'shared with the operator';
const NOW_MS = 1_795_000_000_000;
const MINUTE_MS = 60_000;

const chargeId = randomUUID();
const bodyOf = (status: string, customIdentifier: string | null = chargeId) =>
  JSON.stringify({
    type: 'airtime_transaction.status',
    date: '2026-11-18 12:00:00',
    data: {
      code: null,
      message: null,
      status,
      transaction: { transactionId: 1, customIdentifier },
    },
  });

function signed(body: string, timestamp = String(NOW_MS), secret = SECRET) {
  const signature = createHmac('sha256', secret).update(`${body}:${timestamp}`).digest('hex');
  return { body, signature, timestamp };
}

const read = (callback: Parameters<typeof readCallback>[0]) =>
  readCallback(callback, SECRET, NOW_MS);

test.each([
  ['SUCCESSFUL', true],
  ['PROCESSING', false],
  ['FAILED', false],
  ['REFUNDED', false],
])('a signed callback is read: %s', (status, saysDelivered) => {
  expect(read(signed(bodyOf(status)))).toEqual({ news: { chargeId, saysDelivered } });
});

const good = signed(bodyOf('REFUNDED'));
test.each([
  ['of another secret', signed(good.body, good.timestamp, 'guessed')],
  ['of another body', { ...good, body: bodyOf('FAILED') }],
  ['of another time', { ...good, timestamp: String(NOW_MS + 1) }],
  ['without a signature', { ...good, signature: null }],
  ['without a time', { ...good, timestamp: null }],
  ['that is empty', { ...good, signature: '' }],
  ['that is cut short', { ...good, signature: good.signature.slice(2) }],
  ['that is not hex', { ...good, signature: 'z'.repeat(64) }],
  ['of five minutes ago', signed(good.body, String(NOW_MS - 5 * MINUTE_MS - 1))],
  ['of the future', signed(good.body, String(NOW_MS + 5 * MINUTE_MS + 1))],
  ['at no time at all', signed(good.body, 'NaN')],
])('a signature %s is forged', (_name, callback) => {
  expect(read(callback)).toBe('forged');
});

test('a signature in capitals, of five minutes ago or with its time in seconds is good', () => {
  const news = { news: { chargeId, saysDelivered: false } };
  expect(read({ ...good, signature: good.signature.toUpperCase() })).toEqual(news);
  expect(read(signed(good.body, String(NOW_MS - 5 * MINUTE_MS)))).toEqual(news);
  expect(read(signed(good.body, String(NOW_MS / 1_000)))).toEqual(news);
});

test.each([
  ['no JSON', 'hello'],
  ['of another shape', '{"data": {}}'],
  ['of a status that nobody knows', bodyOf('LOST')],
  ['without a reference', bodyOf('REFUNDED', null)],
  ['of a reference that is not ours', bodyOf('REFUNDED', 'order 7')],
])('a signed body that is %s is unreadable', (_name, body) => {
  expect(read(signed(body))).toBe('unreadable');
});
