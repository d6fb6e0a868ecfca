import { ERRORS } from '@chargeflow/core/errors';
import { expect, test } from 'vitest';

import { answerText, lastAnswerText } from '#i18n/answers';
import { fasterText, readRefusal } from '#i18n/resolution';
import { failureOf } from '#trpc/app-error';

import { translatorOf } from './say';

const t = translatorOf('en');

test('tells what the operator answered in words', () => {
  expect(answerText(t, 'delivered', null)).toBe('Delivered');
  expect(answerText(t, 'unknown', 'timed out')).toBe('No clear answer: no answer in time');
  expect(answerText(t, 'unknown', 'HTTP 503')).toBe('No clear answer: it answered with HTTP 503');
  expect(answerText(t, 'not_sent', 'no token: ECONNREFUSED')).toBe(
    'Not sent: it gave us no token (no connection to the operator)',
  );
});

test('makes words of codes it does not know, and leaves other text as it is', () => {
  expect(answerText(t, 'refused', 'INVALID_RECIPIENT_PHONE')).toBe(
    'Refused: invalid recipient phone',
  );
  expect(answerText(t, 'unknown', 'Something else')).toBe('No clear answer: Something else');
});

test('reads the one text that a charge keeps of its last answer', () => {
  expect(lastAnswerText(t, null)).toBeNull();
  expect(lastAnswerText(t, 'not_found')).toBe('Not known there');
  expect(lastAnswerText(t, 'not_sent: no operator: HTTP 500')).toBe(
    'Not sent: the operator could not be looked up (it answered with HTTP 500)',
  );
});

const refusal = (details: Record<string, unknown>) =>
  readRefusal(
    failureOf({
      data: {
        appError: {
          code: ERRORS.INVALID_STATUS.code,
          name: 'INVALID_STATUS',
          message: '',
          details,
        },
      },
    }),
  );

test('tells a charge that is settled from one whose order is on its way', () => {
  expect(refusal({ status: 'refunded' })).toEqual({ status: 'refunded' });
  const onItsWayUntil = '2026-11-22T12:00:10.000Z';
  expect(refusal({ status: 'unknown', onItsWayUntil })).toEqual({
    status: 'unknown',
    onItsWayUntil,
  });
  expect(readRefusal(failureOf(new TypeError('fetch failed')))).toBeNull();
});

test('says who was faster: another admin, or the operator', () => {
  const by = (actorEmail: string | null) =>
    fasterText(t, { status: 'refunded', events: [{ actorEmail: null }, { actorEmail }] });
  expect(by('ada@example.com')).toBe('Already resolved by ada@example.com: it is refunded.');
  expect(by(null)).toBe('The operator has answered meanwhile: it is refunded.');
});
