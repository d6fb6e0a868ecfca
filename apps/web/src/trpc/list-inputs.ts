import {
  BULK_LINE_STATUSES,
  CHARGE_STATUSES,
  CREDIT_STATUSES,
  ENTRY_KINDS,
} from '@chargeflow/core/consts';

import { addDays, isDay, startOf } from '#format/day';

/**
 * What a list asks for, read from the page's URL. The page that prefetches and the component that
 * shows the list both use these, so that they mean the same query.
 */
export type Read = (name: string) => string | null | undefined;

/** The reader of a page's `searchParams`; of a repeated parameter only the first counts. */
export function readFrom(params: Record<string, string | string[] | undefined>): Read {
  return (name) => {
    const value = params[name];
    return Array.isArray(value) ? value[0] : value;
  };
}

function oneOf<const T extends string>(values: readonly T[], text: string | null | undefined) {
  return values.find((value) => value === text);
}

/** Drops what is not set: an `undefined` would make another query key. */
export function compact<T extends Record<string, unknown>>(
  input: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(input).filter(([, value]) => value != null && value !== '');
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** From the first of two days to the end of the other, by UTC or where the reader is. */
function periodOf(read: Read, inUtc: boolean) {
  const [from, to] = [read('from'), read('to')];
  return {
    from: isDay(from) ? startOf(from, inUtc) : undefined,
    to: isDay(to) ? startOf(addDays(to, 1), inUtc) : undefined,
  };
}

/** What days mean depends on where the reader is, which only the browser knows. */
export const isForBrowserAlone = (read: Read) => isDay(read('from')) || isDay(read('to'));

export const statementInput = (read: Read, inUtc: boolean) =>
  compact({ kind: oneOf(ENTRY_KINDS, read('kind')), ...periodOf(read, inUtc) });

export const ownChargesInput = (read: Read, inUtc: boolean) =>
  compact({
    status: oneOf(CHARGE_STATUSES, read('status')),
    search: read('phone'),
    operator: read('operator'),
    ...periodOf(read, inUtc),
  });

export const recentChargesInput = { limit: 8 };

export const chargesInput = (read: Read) =>
  compact({ status: oneOf(CHARGE_STATUSES, read('status')), phone: read('phone') });

export const bulkLinesInput = (id: string, read: Read) => ({
  id,
  ...compact({ status: oneOf(BULK_LINE_STATUSES, read('status')) }),
});

export const creditsInput = (read: Read) =>
  compact({ status: oneOf(CREDIT_STATUSES, read('status')) });
