import {
  ACCOUNTS,
  AUDIT_ACTIONS,
  BULK_LINE_STATUSES,
  CHARGE_STATUSES,
  CREDIT_STATUSES,
  ENTRY_KINDS,
  ROLES,
  USER_STATUSES,
} from '@chargeflow/core/consts';
import { isMoney } from '@chargeflow/core/money';

import { isDay } from '#format/day';
import { anyText, oneOf, textThat, type ValuesOf } from '#trpc/address';

/** Which filters a list has, and how each stands in the page's address. */

const aDay = textThat(isDay);
const anAmount = textThat(isMoney);

/** Days of the reader's calendar, both included. */
const period = { from: aDay, to: aDay };
const amounts = { amountFrom: anAmount, amountTo: anAmount };

/** Of a seller's own lists. */
export const statementFilters = { kind: oneOf(ENTRY_KINDS), ...period };
export type StatementFilters = ValuesOf<typeof statementFilters>;

export const ownChargeFilters = {
  status: oneOf(CHARGE_STATUSES),
  phone: anyText,
  operator: anyText,
  ...period,
};
export type OwnChargeFilters = ValuesOf<typeof ownChargeFilters>;

export const ownCreditFilters = { status: oneOf(CREDIT_STATUSES) };
export type OwnCreditFilters = ValuesOf<typeof ownCreditFilters>;

export const bulkLineFilters = { status: oneOf(BULK_LINE_STATUSES) };
export type BulkLineFilters = ValuesOf<typeof bulkLineFilters>;

/** Of the admins' lists. */
export const creditFilters = {
  status: oneOf([...CREDIT_STATUSES, 'all']),
  search: anyText,
  ...period,
  ...amounts,
  needs: oneOf(['second']),
  order: oneOf(['oldest', 'largest']),
};
export type CreditFilters = ValuesOf<typeof creditFilters>;

export const userFilters = {
  status: oneOf(USER_STATUSES),
  search: anyText,
  role: oneOf(ROLES),
  frozen: oneOf(['true', 'false']),
  order: oneOf(['balance', 'sales', 'activity']),
};
export type UserFilters = ValuesOf<typeof userFilters>;

export const chargeFilters = {
  status: oneOf(CHARGE_STATUSES),
  phone: anyText,
  user: anyText,
  operator: anyText,
  ...period,
  ...amounts,
};
export type ChargeFilters = ValuesOf<typeof chargeFilters>;

export const entryFilters = {
  kind: oneOf(ENTRY_KINDS),
  user: anyText,
  account: oneOf(ACCOUNTS),
  direction: oneOf(['in', 'out']),
  source: anyText,
  ...period,
  ...amounts,
};
export type EntryFilters = ValuesOf<typeof entryFilters>;

export const auditFilters = {
  action: oneOf(AUDIT_ACTIONS),
  subject: anyText,
  actor: anyText,
  search: anyText,
  ...period,
};
export type AuditFilters = ValuesOf<typeof auditFilters>;

export const overviewFilters = {
  period: oneOf(['today', 'month', 'quarter', 'chosen']),
  operator: anyText,
  ...period,
};
export type OverviewFilters = ValuesOf<typeof overviewFilters>;

/** The parts of an account's page. */
export const SELLER_SECTIONS = [
  'statement',
  'charges',
  'requests',
  'sessions',
  'keys',
  'commission',
  'notes',
  'audit',
] as const;
export const sellerFilters = { section: oneOf(SELLER_SECTIONS) };
