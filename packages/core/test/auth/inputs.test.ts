import { expect, test } from 'vitest';
import type { z } from 'zod';
import { changePasswordInput, loginInput, refreshInput, registerInput } from '#auth/inputs';
import { isErrorName } from '#errors';

/** What the caller is told: the first issue, when its message is the name of an error. */
function told(schema: z.ZodType, input: unknown): string {
  const parsed = schema.safeParse(input);
  if (parsed.success) return 'accepted';
  const message = parsed.error.issues[0]?.message ?? '';
  return isErrorName(message) ? message : 'INVALID_INPUT';
}

const email = 'sara@example.com';
const password = 'long enough';

test.each([
  ['EMAIL_REQUIRED', { password }],
  ['EMAIL_REQUIRED', { email: null, password }],
  ['EMAIL_REQUIRED', { email: '  ', password }],
  ['EMAIL_REQUIRED', {}],
  ['INVALID_EMAIL', { email: 5, password }],
  ['INVALID_EMAIL', { email: 'sara', password }],
  ['INVALID_EMAIL', { email: 'sara@example', password }],
  ['INVALID_EMAIL', { email: 'sara@@example.com', password }],
  ['INVALID_EMAIL', { email: 'sara @example.com', password }],
  ['INVALID_EMAIL', { email: `${'a'.repeat(250)}@example.com`, password }],
  ['PASSWORD_REQUIRED', { email }],
  ['PASSWORD_REQUIRED', { email, password: '' }],
  ['PASSWORD_REQUIRED', { email, password: null }],
  ['PASSWORD_TOO_SHORT', { email, password: '1234567' }],
  ['INVALID_INPUT', { email, password: 'a'.repeat(257) }],
  ['INVALID_INPUT', { email, password: 12_345_678 }],
  ['INVALID_INPUT', { email, password, role: 'admin' }],
  ['INVALID_INPUT', { email, password, name: 'a'.repeat(101) }],
  ['INVALID_INPUT', 'text'],
  ['accepted', { email, password: '12345678' }],
  ['accepted', { email, password, name: '' }],
])('registering answers %s to %j', (expected, input) => {
  expect(told(registerInput, input)).toBe(expected);
});

test('an address has one form, however it is written', () => {
  for (const written of [' Sara@Example.COM\n', 'ｓａｒａ@example.com']) {
    expect(registerInput.parse({ email: written, password }).email).toBe(email);
  }
});

test('logging in asks only that a password is there', () => {
  expect(told(loginInput, { email, password: 'x' })).toBe('accepted');
  expect(told(loginInput, { email, password: '' })).toBe('PASSWORD_REQUIRED');
  expect(told(loginInput, { password: 'x' })).toBe('EMAIL_REQUIRED');
});

test('a password is changed for one that keeps the rules', () => {
  const currentPassword = 'x';
  expect(told(changePasswordInput, { currentPassword, newPassword: password })).toBe('accepted');
  expect(told(changePasswordInput, { currentPassword, newPassword: 'short' })).toBe(
    'PASSWORD_TOO_SHORT',
  );
  expect(told(changePasswordInput, { newPassword: password })).toBe('PASSWORD_REQUIRED');
});

test('refreshing asks for a token', () => {
  for (const input of [{}, { refreshToken: '' }, { refreshToken: null }]) {
    expect(told(refreshInput, input)).toBe('REFRESH_TOKEN_REQUIRED');
  }
  expect(told(refreshInput, { refreshToken: 5 })).toBe('INVALID_INPUT');
});
