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
import { moneyInput } from '@chargeflow/core/money';
import {
  createParser,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';

import { isDay } from '#format/day';

/** Which filters a list has, and how each stands in the page's address. */

const parseAsDay = createParser({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (day: string) => day,
});

const parseAsAmount = createParser({
  parse: (text) => (moneyInput.safeParse(text).success ? text : null),
  serialize: (amount: string) => amount,
});

/** Days of the reader's calendar, both included. */
const period = { from: parseAsDay, to: parseAsDay };
const amounts = { amountFrom: parseAsAmount, amountTo: parseAsAmount };

/** Of a seller's own lists. */
export const statementFilters = { kind: parseAsStringLiteral(ENTRY_KINDS), ...period };
export type StatementFilters = inferParserType<typeof statementFilters>;

export const ownChargeFilters = {
  status: parseAsStringLiteral(CHARGE_STATUSES),
  phone: parseAsString,
  operator: parseAsString,
  ...period,
};
export type OwnChargeFilters = inferParserType<typeof ownChargeFilters>;

export const ownCreditFilters = { status: parseAsStringLiteral(CREDIT_STATUSES) };
export type OwnCreditFilters = inferParserType<typeof ownCreditFilters>;

export const bulkLineFilters = { status: parseAsStringLiteral(BULK_LINE_STATUSES) };
export type BulkLineFilters = inferParserType<typeof bulkLineFilters>;

/** Of the admins' lists. */
export const creditFilters = {
  status: parseAsStringLiteral([...CREDIT_STATUSES, 'all']),
  search: parseAsString,
  ...period,
  ...amounts,
  needs: parseAsStringLiteral(['second']),
  order: parseAsStringLiteral(['oldest', 'largest']),
};
export type CreditFilters = inferParserType<typeof creditFilters>;

export const userFilters = {
  status: parseAsStringLiteral(USER_STATUSES),
  search: parseAsString,
  role: parseAsStringLiteral(ROLES),
  frozen: parseAsStringLiteral(['true', 'false']),
  order: parseAsStringLiteral(['balance', 'sales', 'activity']),
};
export type UserFilters = inferParserType<typeof userFilters>;

export const chargeFilters = {
  status: parseAsStringLiteral(CHARGE_STATUSES),
  phone: parseAsString,
  user: parseAsString,
  operator: parseAsString,
  ...period,
  ...amounts,
};
export type ChargeFilters = inferParserType<typeof chargeFilters>;

export const entryFilters = {
  kind: parseAsStringLiteral(ENTRY_KINDS),
  user: parseAsString,
  account: parseAsStringLiteral(ACCOUNTS),
  direction: parseAsStringLiteral(['in', 'out']),
  source: parseAsString,
  ...period,
  ...amounts,
};
export type EntryFilters = inferParserType<typeof entryFilters>;

export const auditFilters = {
  action: parseAsStringLiteral(AUDIT_ACTIONS),
  subject: parseAsString,
  actor: parseAsString,
  search: parseAsString,
  ...period,
};
export type AuditFilters = inferParserType<typeof auditFilters>;

export const overviewFilters = {
  period: parseAsStringLiteral(['today', 'month', 'quarter', 'chosen']),
  operator: parseAsString,
  ...period,
};
export type OverviewFilters = inferParserType<typeof overviewFilters>;

/** The parts of an account's page. */
export const SELLER_SECTIONS = [
  'statement',
  'charges',
  'requests',
  'sessions',
  'commission',
  'notes',
  'audit',
] as const;
export const sellerFilters = { section: parseAsStringLiteral(SELLER_SECTIONS) };
