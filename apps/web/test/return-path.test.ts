import { expect, test } from 'vitest';

import { safeReturnPath, signInPath } from '#session/return-path';

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  'https://elsewhere.example/buy',
  'javascript:alert(1)',
  'buy',
  '',
  null,
  undefined,
])('never leads off the site: %j', (path) => {
  expect(safeReturnPath(path)).toBeNull();
});

test('leads back to the page with its filters', () => {
  expect(safeReturnPath('/charges?status=delivered&phone=%2B98')).toBe(
    '/charges?status=delivered&phone=%2B98',
  );
});

test('carries the way back through the sign-in page', () => {
  const path = signInPath({ reason: 'ended', from: '/charges?status=unknown' });
  const read = new URL(path, 'http://localhost').searchParams;
  expect(read.get('reason')).toBe('ended');
  expect(safeReturnPath(read.get('from'))).toBe('/charges?status=unknown');
});
