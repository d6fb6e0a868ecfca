import { expect, test } from 'vitest';
import { hashPassword, refuseCommonPassword, verifyPassword } from '#auth/passwords';
import { PASSWORD_QUEUE_MAX } from '#consts';

test("a hash is argon2id with OWASP's parameters, and its own each time", async () => {
  const [first, second] = await Promise.all([hashPassword('same one'), hashPassword('same one')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword(first, 'same one')).toBe(true);
  expect(await verifyPassword(first, 'same onE')).toBe(false);
});

test('the same password typed in another form of Unicode is the same', async () => {
  const hash = await hashPassword('café-au-lait'.normalize('NFD'));
  expect(await verifyPassword(hash, 'café-au-lait'.normalize('NFC'))).toBe(true);
});

test('no password is right where there is no account', async () => {
  expect(await verifyPassword(null, 'no account has this password')).toBe(false);
});

test('a password beyond any allowed length is wrong, not hashed', async () => {
  const hash = await hashPassword('');
  expect(await verifyPassword(hash, 'a'.repeat(1_000_000))).toBe(false);
});

test('passwords that leaked lists begin with are refused in any letter case', async () => {
  for (const password of ['12345678', 'Password1', 'FOOTBALL']) {
    await expect(refuseCommonPassword(password)).rejects.toMatchObject({
      errorName: 'PASSWORD_TOO_COMMON',
    });
  }
  await refuseCommonPassword('demo-password');
});

test('beyond a bound, passwords are turned away at once instead of queued', async () => {
  const flood = Array.from({ length: PASSWORD_QUEUE_MAX + 100 }, () => hashPassword('flood'));
  const outcomes = await Promise.allSettled(flood);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(100);
  for (const { reason } of refused) expect(reason).toMatchObject({ errorName: 'OVERLOADED' });
  expect(await verifyPassword(await hashPassword('afterwards'), 'afterwards')).toBe(true);
}, 120_000);
