import {
  AUDIT_ACTIONS,
  CHARGE_STATUSES,
  CREDIT_STATUSES,
  ENTRY_KINDS,
  USER_STATUSES,
} from '@chargeflow/core/consts';
import { byTurns, type Fact } from '#big/queries/facts';
import type { TimedQueries } from '#big/queries/paths';

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
const operator = byTurns(['mci', 'irancell', 'rightel']);
const entryCursor = ({ at, walletId, seq }: Fact) =>
  Buffer.from(JSON.stringify([at, walletId, String(seq)])).toString('base64url');

/** A day, a month, or all of a year. */
const daysOf = byTurns([1, 30, 365]);

/** Every query of the API, and how it is asked. */
export const QUERIES: TimedQueries = {
  'auth.me': { as: 'seller' },
  'wallet.get': { as: 'seller' },
  'wallet.statement': { as: 'seller', cursor: ({ seq }) => String(seq) },
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
    filters: { status: byTurns(CHARGE_STATUSES), phone },
    cursor: chargeId,
  },
  'phone.list': { as: 'seller', cursor: ({ phoneId }) => phoneId },
  'operator.list': { as: 'seller' },
  'operator.detect': { as: 'seller', needs: { phone } },

  'admin.charge.list': {
    as: 'admin',
    filters: { status: byTurns(CHARGE_STATUSES), phone, userId },
    cursor: chargeId,
  },
  'admin.charge.get': { as: 'admin', needs: { id: chargeId } },
  'admin.charge.desk': { as: 'admin', cursor: chargeId },
  'admin.charge.deskCount': { as: 'admin' },
  'admin.credit.list': {
    as: 'admin',
    filters: { status: byTurns(CREDIT_STATUSES), search },
    cursor: ({ creditId }) => creditId,
  },
  'admin.user.list': {
    as: 'admin',
    filters: { status: byTurns(USER_STATUSES), search },
    cursor: userId,
  },
  'admin.user.get': { as: 'admin', needs: { id: userId } },
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
    filters: { userId, kind: byTurns(ENTRY_KINDS) },
    cursor: entryCursor,
  },
  'admin.audit.list': {
    as: 'admin',
    filters: {
      actorId: (fact) => byTurns([fact.adminId, fact.userId])(fact),
      action: byTurns(AUDIT_ACTIONS),
      subjectId: ({ creditId }) => creditId,
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
  'admin.operatorReconciliation.latest': { as: 'admin' },
  'admin.operatorReconciliation.list': {
    as: 'admin',
    filters: { status: byTurns(['open', 'closed'] as const) },
    cursor: chargeId,
  },
  'admin.reconcile': { untimed: 'it reads every row of every table, and is asked for rarely' },
};
