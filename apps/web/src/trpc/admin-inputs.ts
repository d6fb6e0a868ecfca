import { readerOf } from '#trpc/address';
import {
  auditFilters,
  chargeFilters,
  creditFilters,
  entryFilters,
  userFilters,
  type AuditFilters,
  type ChargeFilters,
  type CreditFilters,
  type EntryFilters,
  type UserFilters,
} from '#trpc/filters';
import { compact, periodOf } from '#trpc/list-inputs';

/** Readers of a page's `searchParams`, for pages that prefetch what their components show. */
export const readCreditFilters = readerOf(creditFilters);
export const readUserFilters = readerOf(userFilters);
export const readChargeFilters = readerOf(chargeFilters);
export const readEntryFilters = readerOf(entryFilters);
export const readAuditFilters = readerOf(auditFilters);

/** The queue shows what is pending unless asked for something else. */
export const adminCreditsInput = (filters: CreditFilters, inUtc: boolean) =>
  compact({
    ...filters,
    status: filters.status === 'all' ? null : (filters.status ?? 'pending'),
    ...periodOf(filters, inUtc),
  });

export const adminUsersInput = ({ frozen, ...filters }: UserFilters) =>
  compact({ ...filters, frozen: frozen === null ? null : frozen === 'true' });

export const adminChargesInput = ({ user, ...filters }: ChargeFilters, inUtc: boolean) =>
  compact({ ...filters, userId: user, ...periodOf(filters, inUtc) });

export const adminEntriesInput = ({ user, source, ...filters }: EntryFilters, inUtc: boolean) =>
  compact({ ...filters, userId: user, sourceId: source, ...periodOf(filters, inUtc) });

export const auditInput = ({ subject, actor, ...filters }: AuditFilters, inUtc: boolean) =>
  compact({ ...filters, subjectId: subject, actorId: actor, ...periodOf(filters, inUtc) });
