import { expect, test } from 'vitest';
import { UNSETTLED_ALARM_MS } from '#consts';
import { nextCall, nextStep, RECHECKS_MAX, type CallMade, type Rules } from '#delivery/next-step';
import type { AskAnswer, SendAnswer } from '#operators/port';

const RULES: Rules = { retryMinMs: 1_000, retryMaxMs: 60_000, sendsMax: 3, quietMs: 10_000 };
const T = 1_000_000;

const sent: CallMade = {
  call: 'send',
  status: 'pending',
  attempts: 1,
  sends: 1,
  rechecks: 0,
  acknowledged: false,
  inFlightUntilMs: T + 40_000,
  createdAtMs: T,
  startedAtMs: T,
  endedAtMs: T + 500,
};
/** Asked while the sending could still arrive; `askedLate`, when it no longer could. */
const asked: CallMade = { ...sent, call: 'ask', attempts: 2, inFlightUntilMs: T + 500 };
const askedLate: CallMade = { ...asked, startedAtMs: T + 500, endedAtMs: T + 600 };
const known: CallMade = { ...askedLate, acknowledged: true };

const answers = {
  delivered: { outcome: 'delivered', transactionId: '7' },
  refused: { outcome: 'refused', reason: 'no', transactionId: null },
  reversed: { outcome: 'reversed', transactionId: '7' },
  processing: { outcome: 'processing', transactionId: '7' },
  unknown: { outcome: 'unknown', reason: 'timed out' },
  taken: { outcome: 'unknown', reason: 'the reference is in use', acknowledged: true },
  not_sent: { outcome: 'not_sent', reason: 'no line', retryAfterMs: null },
  not_found: { outcome: 'not_found' },
} satisfies Record<string, SendAnswer | AskAnswer>;

const settle = (status: 'delivered' | 'refunded') => ({ kind: 'settle', status });
const wait = (status: 'pending' | 'unknown', rest: object) => {
  return { kind: 'postpone', status, ...rest };
};

const ROWS = [
  // A definite answer settles, whatever was asked and however often.
  ['a first sending', sent, 'delivered', settle('delivered')],
  ['a first sending', sent, 'refused', settle('refunded')],
  ['a first sending', sent, 'reversed', settle('refunded')],
  ['an early question', asked, 'delivered', settle('delivered')],
  ['an early question', asked, 'refused', settle('refunded')],
  ['an early question', asked, 'reversed', settle('refunded')],
  ['a late question', askedLate, 'delivered', settle('delivered')],
  ['a question on what is known', known, 'reversed', settle('refunded')],
  ['a third sending', { ...sent, sends: 3 }, 'refused', settle('refunded')],

  // The operator has it: on its way, and never again taken for lost.
  ['a first sending', sent, 'processing', wait('pending', { acknowledged: true, sends: 1 })],
  ['a late question', askedLate, 'processing', wait('pending', { acknowledged: true, sends: 1 })],

  // No answer: ask. What the sending may still do is over a quiet time after its end.
  [
    'a first sending',
    sent,
    'unknown',
    wait('unknown', { acknowledged: false, sends: 1, inFlightUntilMs: T + 10_500 }),
  ],
  ['a first sending', sent, 'taken', wait('unknown', { acknowledged: true, sends: 1 })],
  ['a late question', askedLate, 'unknown', wait('unknown', { inFlightUntilMs: T + 500 })],
  ['a question on what is known', known, 'unknown', wait('unknown', { acknowledged: true })],

  // It never left: the sending does not count.
  ['a first sending', sent, 'not_sent', wait('pending', { sends: 0, inFlightUntilMs: null })],
  [
    'a second sending',
    { ...sent, sends: 2 },
    'not_sent',
    wait('pending', { sends: 1, inFlightUntilMs: T }),
  ],

  // Not found proves nothing while the order may still arrive, or once the operator knew it.
  ['an early question', asked, 'not_found', wait('unknown', { sends: 1 })],
  ['a late question', askedLate, 'not_found', { kind: 'send' }],
  ['a late question after two', { ...askedLate, sends: 2 }, 'not_found', { kind: 'send' }],
  ['a late question after three', { ...askedLate, sends: 3 }, 'not_found', settle('refunded')],
  ['an early question after three', { ...asked, sends: 3 }, 'not_found', wait('unknown', {})],
  ['a question on what is known', known, 'not_found', wait('unknown', { acknowledged: true })],
  [
    'a question on what is known, after three',
    { ...known, sends: 3 },
    'not_found',
    wait('unknown', { acknowledged: true }),
  ],
] as const;

test.each(
  ROWS.map(([name, made, answer, step]) => ({ title: `${name}: ${answer}`, made, answer, step })),
)('$title', ({ made, answer, step }) => {
  expect(nextStep(made, answers[answer], RULES, 0)).toMatchObject(step);
});

test('what was never sent is sent, and everything else is asked for first', () => {
  expect(nextCall({ sends: 0, status: 'pending' })).toBe('send');
  expect(nextCall({ sends: 0, status: 'unknown' })).toBe('send');
  expect(nextCall({ sends: 1, status: 'pending' })).toBe('ask');
});

const delayOf = (made: CallMade, answer: SendAnswer | AskAnswer, spread = 0) => {
  const step = nextStep(made, answer, RULES, spread);
  return step.kind === 'postpone' ? step.nextAttemptAtMs - made.endedAtMs : null;
};

test.each([
  [1, 1_000],
  [2, 2_000],
  [5, 16_000],
  [7, 60_000],
  [5_000, 60_000],
])('after %i questions without an answer the next is %i ms later, less by chance', (n, delayMs) => {
  const made = { ...asked, attempts: n };
  expect(delayOf(made, answers.unknown)).toBe(delayMs);
  expect(delayOf(made, answers.unknown, 1)).toBe(delayMs / 2);
});

test('a sending is asked for soon, however many questions the one before it took', () => {
  const made = { ...sent, attempts: 7, sends: 3 };
  expect(delayOf(made, answers.unknown)).toBe(4_000);
  expect(delayOf(made, answers.processing)).toBe(4_000);
});

test('an operator over its rate is left alone for as long as it says, within reason', () => {
  expect(delayOf(sent, { ...answers.not_sent, retryAfterMs: 7_000 })).toBe(7_000);
  expect(delayOf(sent, { ...answers.not_sent, retryAfterMs: 10 })).toBe(1_000);
  expect(delayOf(sent, { ...answers.not_sent, retryAfterMs: 86_400_000 })).toBe(300_000);
});

test('what is not found too early is asked for again as soon as that means something', () => {
  const soon = { ...asked, attempts: 7, inFlightUntilMs: asked.endedAtMs + 300 };
  expect(delayOf(soon, answers.not_found)).toBe(300);
});

test('what would be older than the alarm when it is next looked at is unknown', () => {
  const old = { ...sent, createdAtMs: sent.endedAtMs + 1_000 - UNSETTLED_ALARM_MS };
  expect(nextStep(old, answers.processing, RULES, 0)).toMatchObject({ status: 'unknown' });
  const younger = { ...old, createdAtMs: old.createdAtMs + 1 };
  expect(nextStep(younger, answers.processing, RULES, 0)).toMatchObject({ status: 'pending' });
});

const rechecked: CallMade = { ...askedLate, status: 'delivered', rechecks: 1 };

test('what is delivered is only ever asked for, even if it never left', () => {
  expect(nextCall({ sends: 0, status: 'delivered' })).toBe('ask');
  expect(nextCall({ sends: 1, status: 'delivered' })).toBe('ask');
});

test.each(['refused', 'reversed'] as const)(
  'a delivered charge is refunded when it is %s',
  (no) => {
    expect(nextStep(rechecked, answers[no], RULES, 0)).toEqual(settle('refunded'));
  },
);

test('a delivered charge that is confirmed is asked for no more', () => {
  const step = nextStep(rechecked, answers.delivered, RULES, 0);
  expect(step).toEqual({ kind: 'keep', status: 'delivered', nextAttemptAtMs: null });
});

test.each(['processing', 'unknown', 'taken', 'not_found'] as const)(
  'a delivered charge stays so after %s, and is asked for again, later each time and not for ever',
  (unsure) => {
    const nextOf = (rechecks: number) =>
      nextStep({ ...rechecked, rechecks }, answers[unsure], RULES, 0);
    const later = (delayMs: number | null) => ({
      kind: 'keep',
      status: 'delivered',
      nextAttemptAtMs: delayMs === null ? null : rechecked.endedAtMs + delayMs,
    });
    expect(nextOf(1)).toEqual(later(1_000));
    expect(nextOf(3)).toEqual(later(4_000));
    expect(nextOf(RECHECKS_MAX - 1)).toEqual(later(60_000));
    expect(nextOf(RECHECKS_MAX)).toEqual(later(null));
  },
);
