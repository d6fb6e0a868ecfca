import { expect, test } from 'vitest';

import {
  adminCreditsInput,
  adminEntriesInput,
  adminUsersInput,
  readCreditFilters,
  readEntryFilters,
  readUserFilters,
} from '#trpc/admin-inputs';
import {
  ownChargesInput,
  readOwnChargeFilters,
  readStatementFilters,
  statementInput,
} from '#trpc/list-inputs';

const readCharges = (address: string) => ownChargesInput(readOwnChargeFilters(address), true);

test('asks for nothing that the address does not say, so keys of server and browser agree', () => {
  expect(Object.keys(readCharges('?'))).toEqual([]);
  expect(readCharges('?status=nonsense&phone=')).toEqual({});
});

test('reads a repeated parameter once', () => {
  expect(readCharges('?status=unknown&status=pending')).toEqual({ status: 'unknown' });
});

test('begins the credit queue with what is pending', () => {
  const read = (address: string) => adminCreditsInput(readCreditFilters(address), true);
  expect(read('?')).toEqual({ status: 'pending' });
  expect(read('?status=all')).toEqual({});
  expect(read('?status=rejected&search=ada')).toEqual({ status: 'rejected', search: 'ada' });
  expect(read('?needs=second&order=largest')).toEqual({
    status: 'pending',
    needs: 'second',
    order: 'largest',
  });
});

test('days of a filter are both included, and what is no day or amount is left out', () => {
  const read = (address: string) => adminEntriesInput(readEntryFilters(address), true);
  expect(read('?from=2026-03-01&to=2026-03-31&user=u&source=s&amountFrom=1.50')).toEqual({
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T00:00:00.000Z',
    userId: 'u',
    sourceId: 's',
    amountFrom: '1.50',
  });
  expect(read('?from=2026-13-41&to=soon&amountTo=much&kind=nonsense')).toEqual({});
});

test('a wallet that is not frozen is another wish than any wallet', () => {
  expect(adminUsersInput(readUserFilters('?frozen=false'))).toEqual({ frozen: false });
  expect(adminUsersInput(readUserFilters('?'))).toEqual({});
});

test('asks for whole days, the last one included, and for none that is no day', () => {
  const read = (address: string) => statementInput(readStatementFilters(address), true);
  expect(read('?from=2026-11-01&to=2026-11-30&kind=charge')).toEqual({
    kind: 'charge',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
  });
  expect(read('?from=2026-02-30&to=now')).toEqual({});
});
