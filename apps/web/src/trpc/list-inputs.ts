import {
  AUDIT_ACTIONS,
  CHARGE_STATUSES,
  CREDIT_STATUSES,
  ENTRY_KINDS,
  USER_STATUSES,
} from '@chargeflow/core/consts';

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
function compact<T extends Record<string, unknown>>(
  input: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(input).filter(([, value]) => value != null && value !== '');
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

export const recentChargesInput = { limit: 8 };

export const chargesInput = (read: Read) =>
  compact({ status: oneOf(CHARGE_STATUSES, read('status')), phone: read('phone') });

export const adminChargesInput = (read: Read) =>
  compact({ ...chargesInput(read), userId: read('user') });

export const creditsInput = (read: Read) =>
  compact({ status: oneOf(CREDIT_STATUSES, read('status')) });

/** The queue shows what is pending unless asked for something else. */
export const adminCreditsInput = (read: Read) => {
  const status = read('status');
  return compact({
    status: status === 'all' ? undefined : (oneOf(CREDIT_STATUSES, status) ?? 'pending'),
    search: read('search'),
  });
};

export const adminUsersInput = (read: Read) =>
  compact({ status: oneOf(USER_STATUSES, read('status')), search: read('search') });

export const adminEntriesInput = (read: Read) =>
  compact({ kind: oneOf(ENTRY_KINDS, read('kind')), userId: read('user') });

export const auditInput = (read: Read) =>
  compact({ action: oneOf(AUDIT_ACTIONS, read('action')), subjectId: read('subject') });
