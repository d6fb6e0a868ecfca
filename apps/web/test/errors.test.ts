import { ERRORS } from '@chargeflow/core/errors';
import { expect, test } from 'vitest';

import { decisionFailureText } from '#i18n/decision';
import { errorText } from '#i18n/error-text';
import { failureText } from '#i18n/failure-text';
import { LOCALES } from '#i18n/locales';
import { decodeFailure, encodeFailure } from '#session/sign-in-failure';
import { failureOf } from '#trpc/app-error';

import { translatorOf } from './say';

const t = translatorOf('en');

const calls = (name: keyof typeof ERRORS, details?: Record<string, unknown>) => ({
  data: { appError: { code: ERRORS[name].code, name, message: '', ...(details && { details }) } },
});

test.each(LOCALES)('has words of its own for every error of the contract, in %s', (locale) => {
  const t = translatorOf(locale);
  for (const [name, { code }] of Object.entries(ERRORS)) {
    expect(errorText(t, code), name).not.toBe('');
    if (name !== 'INTERNAL') expect(errorText(t, code), name).not.toBe(errorText(t, 'INTERNAL'));
  }
});

test('says how long a rate limit lasts, in whole seconds and never none', () => {
  expect(failureText(t, calls('RATE_LIMITED', { retryAfterMs: 1 }))).toContain('in 1 s');
  expect(failureText(t, calls('RATE_LIMITED', { retryAfterMs: 59_001 }))).toContain('in 60 s');
});

test('tells a call without an answer from one that was refused', () => {
  expect(failureOf(new TypeError('fetch failed')).code).toBeNull();
  expect(failureOf(calls('WALLET_FROZEN')).name).toBe('WALLET_FROZEN');
});

test('names who was faster', () => {
  const failure = failureOf(
    calls('ALREADY_PROCESSED', { status: 'approved', decidedBy: 'ada@example.com' }),
  );
  expect(decisionFailureText(t, failure)).toContain('ada@example.com');
});

test('carries why signing in failed through the one text that reaches the browser', () => {
  const failure = { code: ERRORS.RATE_LIMITED.code, details: { retryAfterMs: 5000 } };
  expect(decodeFailure(encodeFailure(failure))).toEqual(failure);
  expect(decodeFailure('CredentialsSignin')).toBeNull();
});
