import { expect, test } from 'vitest';

import { adminCreditsInput, chargesInput, readFrom } from '#trpc/list-inputs';

test('asks for nothing that the address does not say, so keys of server and browser agree', () => {
  expect(Object.keys(chargesInput(readFrom({})))).toEqual([]);
  expect(chargesInput(readFrom({ status: 'nonsense', phone: '' }))).toEqual({});
});

test('reads a repeated parameter once', () => {
  expect(chargesInput(readFrom({ status: ['unknown', 'pending'] }))).toEqual({ status: 'unknown' });
});

test('begins the credit queue with what is pending', () => {
  expect(adminCreditsInput(readFrom({}))).toEqual({ status: 'pending' });
  expect(adminCreditsInput(readFrom({ status: 'all' }))).toEqual({});
  expect(adminCreditsInput(readFrom({ status: 'rejected', search: 'ada' }))).toEqual({
    status: 'rejected',
    search: 'ada',
  });
});
