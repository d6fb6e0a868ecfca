import { expect, test } from 'vitest';
import { judgeAcceptance, judgeReport, judgeStatus } from '#operators/reloadly/judge';

const answered = (status: number, json: unknown) =>
  ({ kind: 'answered', status, json, retryAfterMs: null }) as const;
const error = (errorCode: string | null) => {
  return { timeStamp: '2026-01-01 00:00:00', message: 'no', path: '/topups-async', errorCode };
};
const transaction = (status: string, customIdentifier = 'mine') => {
  return { transactionId: 7, status, customIdentifier };
};

test.each([
  ['a refusal with a code', answered(400, error('INVALID_AMOUNT')), 'refused'],
  ['our own account being empty', answered(400, error('INSUFFICIENT_BALANCE')), 'refused'],
  ['a code that may hide a delivery', answered(400, error('PHONE_RECENTLY_RECHARGED')), 'unknown'],
  ['an error without a code', answered(404, error(null)), 'unknown'],
  ["a proxy's 404", answered(404, { status: 404, error: 'Not Found' }), 'unknown'],
  ['a 408', answered(408, error('INVALID_AMOUNT')), 'unknown'],
  ['a 500 in the shape of an error', answered(500, error('INVALID_AMOUNT')), 'unknown'],
  ['a 502 of a proxy', answered(502, undefined), 'unknown'],
  ['a 200 without a body', answered(200, undefined), 'unknown'],
  ['a 200 without a transaction', answered(200, { status: 'SUCCESSFUL' }), 'unknown'],
  ['a 429', answered(429, undefined), 'not_sent'],
  ['a lost line', { kind: 'lost', reason: 'ECONNRESET' } as const, 'unknown'],
  ['no line', { kind: 'never_left', reason: 'ECONNREFUSED' } as const, 'not_sent'],
])('sending: %s is not taken on', (_, fetched, outcome) => {
  expect(judgeAcceptance(fetched)).toMatchObject({ answer: { outcome } });
});

test('sending: an answer with a transaction is taken on, and says nothing of its end', () => {
  expect(judgeAcceptance(answered(200, { transactionId: 7 }))).toEqual({ transactionId: '7' });
});

const wrapped = (status: string, code: string | null = null) => {
  return { code, message: code, status, transaction: transaction(status) };
};

test.each([
  ['SUCCESSFUL', answered(200, wrapped('SUCCESSFUL')), 'delivered'],
  ['SUCCESSFUL, not wrapped', answered(200, transaction('SUCCESSFUL')), 'delivered'],
  ['PROCESSING', answered(200, wrapped('PROCESSING')), 'processing'],
  ['FAILED', answered(200, wrapped('FAILED', 'LINE_CLOSED')), 'refused'],
  ['REFUNDED', answered(200, wrapped('REFUNDED')), 'reversed'],
  ['a status it has never heard of', answered(200, wrapped('DONE')), 'processing'],
  ['a 404', answered(404, error(null)), 'processing'],
  ['a 500', answered(500, undefined), 'processing'],
  ['a 429', answered(429, undefined), 'processing'],
  ['a lost line', { kind: 'lost', reason: 'ECONNRESET' } as const, 'processing'],
  ['a status for another order', answered(200, transaction('FAILED', 'other')), 'unknown'],
])('status of what was taken on: %s', (_, fetched, outcome) => {
  expect(judgeStatus(fetched, 'mine', '7').outcome).toBe(outcome);
});

test('the status of another transaction is nobody else’s answer', () => {
  expect(judgeStatus(answered(200, wrapped('SUCCESSFUL')), 'mine', '8')).toMatchObject({
    outcome: 'unknown',
    acknowledged: true,
  });
});

test.each([
  ['an empty list', answered(200, { content: [] }), 'not_found'],
  [
    'a list that was not filtered',
    answered(200, { content: [transaction('FAILED', 'other')] }),
    'unknown',
  ],
  ['a list that is none', answered(200, {}), 'unknown'],
  ['a refusal', answered(400, error('INVALID_AMOUNT')), 'unknown'],
  ['a 404', answered(404, error(null)), 'unknown'],
  ['a 429', answered(429, undefined), 'unknown'],
  ['no line', { kind: 'never_left', reason: 'ECONNREFUSED' } as const, 'unknown'],
  [
    'the reference twice, once delivered',
    answered(200, { content: [transaction('FAILED'), transaction('SUCCESSFUL')] }),
    'delivered',
  ],
  [
    'the reference twice, once under way',
    answered(200, { content: [transaction('FAILED'), transaction('PROCESSING')] }),
    'processing',
  ],
])('asking: %s', (_, fetched, outcome) => {
  expect(judgeReport(fetched, 'mine').outcome).toBe(outcome);
});
