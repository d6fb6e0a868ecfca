import { addDays, startOf } from '#format/day';
import { readerOf } from '#trpc/address';
import {
  bulkLineFilters,
  ownChargeFilters,
  ownCreditFilters,
  statementFilters,
  type BulkLineFilters,
  type OwnChargeFilters,
  type OwnCreditFilters,
  type StatementFilters,
} from '#trpc/filters';

/**
 * What a list asks for under the filters in the page's address. The page that prefetches and the
 * component that shows the list both use these, so that they mean the same query.
 */
export const readStatementFilters = readerOf(statementFilters);
export const readOwnChargeFilters = readerOf(ownChargeFilters);
export const readOwnCreditFilters = readerOf(ownCreditFilters);
export const readBulkLineFilters = readerOf(bulkLineFilters);

/** Drops what is not set: an `undefined` would make another query key. */
export function compact<T extends Record<string, unknown>>(
  input: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(input).filter(([, value]) => value != null && value !== '');
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

interface Period {
  from: string | null;
  to: string | null;
}

/** Days as moments, the last one included: by UTC on the server, before the reader's clock is known. */
export const periodOf = ({ from, to }: Period, inUtc: boolean) => ({
  from: from && startOf(from, inUtc),
  to: to && startOf(addDays(to, 1), inUtc),
});

/** What days mean depends on where the reader is, which only the browser knows. */
export const isForBrowserAlone = ({ from, to }: Period) => from !== null || to !== null;

export const statementInput = (filters: StatementFilters, inUtc: boolean) =>
  compact({ ...filters, ...periodOf(filters, inUtc) });

export const ownChargesInput = ({ phone, ...filters }: OwnChargeFilters, inUtc: boolean) =>
  compact({ ...filters, search: phone, ...periodOf(filters, inUtc) });

export const ownCreditsInput = (filters: OwnCreditFilters) => compact(filters);

export const bulkLinesInput = (id: string, filters: BulkLineFilters) => ({
  id,
  ...compact(filters),
});

export const recentChargesInput = { limit: 8 };
