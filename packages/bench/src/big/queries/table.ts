import {
  ACCOUNTS,
  AUDIT_ACTIONS,
  CHARGE_STATUSES,
  CREDIT_STATUSES,
  DIRECTIONS,
  ENTRY_KINDS,
  ROLES,
  USER_STATUSES,
} from '@chargeflow/core/consts';
import { byTurns, type Fact } from '#big/queries/facts';
import type { Ordered, TimedQueries } from '#big/queries/paths';

const DAY_MS = 86_400_000;

/** What people type: a whole address, a part of one, a name, a word of a note, nothing there. */
const search = (fact: Fact) =>
  byTurns([fact.email, fact.email.slice(0, 8), fact.name, fact.note, 'nobody is called this'])(
    fact,
  );

const userId = (fact: Fact) => fact.userId;
const phone = (fact: Fact) => fact.phone;
const chargeId = (fact: Fact) => fact.chargeId;
const iso = (fact: Fact) => new Date(fact.at).toISOString();
const now = () => new Date().toISOString();
/** From a moment of the seller's own on, until now. */
const period = { from: iso, to: now };
const amounts = { amountFrom: () => '100', amountTo: () => '2000' };
const operator = byTurns(['mci', 'irancell', 'rightel']);

/** Beginnings of pages in each order, in the middle of the list. */
const keyset = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const entryCursor = ({ at, walletId, seq }: Fact) => keyset(at, walletId, String(seq));
const creditCursor = ({ creditId }: Fact, { order = 'newest' }: Ordered) => {
  const before = { largest: ['100000'], queue: ['false'] }[order] ?? [];
  return keyset(order, [...before, creditId]);
};
const userCursor = ({ userId, walletId, at }: Fact, { order = 'newest' }: Ordered) => {
  const place = { balance: '100000', sales: '100000', activity: at }[order] ?? userId;
  return keyset(order, place, walletId);
};

const NO_BULK = 'the seed has no bulk orders';

/** A day, a month, or all of a year. */
const daysOf = byTurns([1, 30, 365]);

/** Every query of the API, and how it is asked. */
export const QUERIES: TimedQueries = {
  'auth.me': { as: 'seller' },
  'auth.secondFactor.get': { as: 'seller' },
  'wallet.get': { as: 'seller' },
  'auth.sessions': { as: 'seller', cursor: userId },
  'apiKey.list': { as: 'seller', cursor: userId },
  'wallet.statement': {
    as: 'seller',
    filters: { kind: byTurns(ENTRY_KINDS), direction: byTurns(DIRECTIONS), ...period },
    cursor: ({ seq }) => String(seq),
  },
  'wallet.totals': { as: 'seller', needs: period },
  'wallet.balanceAt': { as: 'seller', needs: { at: iso } },
  'credit.list': {
    as: 'seller',
    filters: { status: byTurns(CREDIT_STATUSES) },
    cursor: ({ creditId }) => creditId,
  },
  'charge.quote': {
    as: 'seller',
    needs: { phone, amount: () => '100' },
    filters: { operator },
  },
  'charge.get': { as: 'seller', needs: { id: chargeId } },
  'charge.list': {
    as: 'seller',
    filters: { status: byTurns(CHARGE_STATUSES), phone, operator, search: phone, ...period },
    cursor: chargeId,
  },
  'charge.recipients': { as: 'seller', filters: { search: phone } },
  'bulk.get': { untimed: NO_BULK },
  'bulk.lines': { untimed: NO_BULK },
  'bulk.list': { untimed: NO_BULK },
  'phone.list': { as: 'seller', cursor: ({ phoneId }) => phoneId },
  'operator.list': { as: 'seller' },
  'operator.detect': { as: 'seller', needs: { phone } },

  'admin.charge.list': {
    as: 'admin',
    filters: {
      status: byTurns(CHARGE_STATUSES),
      phone,
      userId,
      operator,
      ...period,
      ...amounts,
    },
    cursor: chargeId,
  },
  'admin.charge.get': { as: 'admin', needs: { id: chargeId } },
  'admin.charge.desk': { as: 'admin', cursor: chargeId },
  'admin.charge.deskCount': { as: 'admin' },
  'admin.credit.list': {
    as: 'admin',
    filters: {
      status: byTurns(CREDIT_STATUSES),
      search,
      userId,
      decidedBy: ({ adminId }) => adminId,
      needs: () => 'second',
      order: byTurns(['newest', 'oldest', 'largest', 'queue'] as const),
      ...period,
      ...amounts,
    },
    cursor: creditCursor,
  },
  'admin.credit.get': { as: 'admin', needs: { id: ({ creditId }) => creditId } },
  'admin.user.list': {
    as: 'admin',
    filters: {
      status: byTurns(USER_STATUSES),
      search,
      role: byTurns(ROLES),
      frozen: byTurns([true, false]),
      order: byTurns(['newest', 'balance', 'sales', 'activity'] as const),
    },
    cursor: userCursor,
  },
  'admin.user.get': { as: 'admin', needs: { id: userId } },
  'admin.user.sessions': { as: 'admin', needs: { id: userId } },
  'admin.user.notes': { as: 'admin', needs: { id: userId }, cursor: userId },
  'admin.user.apiKeys': { as: 'admin', needs: { id: userId }, cursor: userId },
  'admin.wallet.get': { as: 'admin', needs: { userId } },
  'admin.wallet.balanceAt': { as: 'admin', needs: { userId, at: iso } },
  'admin.entry.get': {
    as: 'admin',
    needs: { walletId: ({ walletId }) => walletId, seq: ({ seq }) => seq },
  },
  'admin.phone.list': {
    as: 'admin',
    filters: { userId, phone, search },
    cursor: ({ phoneId }) => phoneId,
  },
  'admin.history': {
    as: 'admin',
    needs: { subjectId: ({ creditId }) => creditId },
    cursor: ({ auditId }) => auditId,
  },
  'admin.operator.list': { as: 'admin' },
  'admin.operator.get': { as: 'admin', needs: { code: operator } },
  'admin.operator.sellerCommissions': {
    as: 'admin',
    needs: { code: operator },
    filters: { search },
    cursor: userId,
  },
  'admin.entry.list': {
    as: 'admin',
    filters: {
      userId,
      kind: byTurns(ENTRY_KINDS),
      walletId: ({ walletId }) => walletId,
      account: byTurns(ACCOUNTS),
      direction: byTurns(DIRECTIONS),
      sourceId: chargeId,
      ...period,
      ...amounts,
    },
    cursor: entryCursor,
  },
  'admin.audit.list': {
    as: 'admin',
    filters: {
      actorId: (fact) => byTurns([fact.adminId, fact.userId])(fact),
      action: byTurns(AUDIT_ACTIONS),
      subjectId: ({ creditId }) => creditId,
      search,
      ...period,
    },
    cursor: ({ auditId }) => auditId,
  },
  'admin.report.summary': {
    as: 'admin',
    needs: {
      from: (fact) =>
        new Date(Date.now() - daysOf(fact) * DAY_MS - fact.turn * 60_000).toISOString(),
      to: (fact) => new Date(Date.now() - fact.turn * 60_000).toISOString(),
    },
  },
  'admin.report.overview': {
    as: 'admin',
    needs: { ...period, by: () => 'day' },
    filters: { timeZone: () => 'Asia/Tehran', operator, userId },
  },
  'admin.operatorReconciliation.latest': { as: 'admin' },
  'admin.operatorReconciliation.list': {
    as: 'admin',
    filters: { status: byTurns(['open', 'closed'] as const) },
    cursor: chargeId,
  },
  'admin.ledgerVerification.latest': { as: 'admin' },
  'admin.reconcile': { untimed: 'it reads every row of every table, and is asked for rarely' },
};
