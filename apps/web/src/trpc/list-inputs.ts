import { BULK_LINE_STATUSES, CHARGE_STATUSES, CREDIT_STATUSES } from '@chargeflow/core/consts';

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

export const recentChargesInput = { limit: 8 };

export const chargesInput = (read: Read) =>
  compact({ status: oneOf(CHARGE_STATUSES, read('status')), phone: read('phone') });

export const bulkLinesInput = (id: string, read: Read) => ({
  id,
  ...compact({ status: oneOf(BULK_LINE_STATUSES, read('status')) }),
});

export const creditsInput = (read: Read) =>
  compact({ status: oneOf(CREDIT_STATUSES, read('status')) });
