import { randomUUID } from 'node:crypto';
import { PERIOD, type ProcedurePath, type Row } from './access-row';
import { fund, newPerson } from './people';
import {
  idOfNewPerson,
  newApiKeyId,
  newChargeOfAnother,
  newCredit,
  newUnknownCharge,
} from './subjects';

type AdminPath = Extract<ProcedurePath, `admin.${string}`>;

/** Who may call what of the procedures for admins. */
export const ADMIN_ROWS: Record<AdminPath, Row> = {
  'admin.credit.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.credit.get': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => newCredit(core, await newPerson(core)),
  },
  'admin.credit.onChange': { access: 'admin', limits: ['ADMIN'], isStream: true },
  'admin.credit.decide': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      ...(await newCredit(core, await newPerson(core))),
      decision: 'approve',
    }),
  },
  'admin.credit.decideMany': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      ids: [(await newCredit(core, await newPerson(core))).id],
      decision: 'reject',
    }),
  },
  'admin.user.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.user.get': { access: 'admin', limits: ['ADMIN'], input: idOfNewPerson },
  'admin.user.setStatus': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({ ...(await idOfNewPerson(core)), status: 'suspended' }),
  },
  'admin.user.setRole': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({ ...(await idOfNewPerson(core)), role: 'admin' }),
  },
  'admin.user.sessions': { access: 'admin', limits: ['ADMIN'], input: idOfNewPerson },
  'admin.user.endSession': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({ ...(await idOfNewPerson(core)), sessionId: randomUUID() }),
  },
  'admin.user.endSessions': { access: 'admin', limits: ['ADMIN'], input: idOfNewPerson },
  'admin.user.notes': { access: 'admin', limits: ['ADMIN'], input: idOfNewPerson },
  'admin.user.addNote': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({ ...(await idOfNewPerson(core)), text: 'pays on time' }),
  },
  'admin.user.apiKeys': { access: 'admin', limits: ['ADMIN'], input: idOfNewPerson },
  'admin.user.revokeApiKey': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => newApiKeyId(core, await newPerson(core)),
    needsSession: true,
  },
  'admin.operator.list': { access: 'admin', limits: ['ADMIN'] },
  'admin.operator.get': { access: 'admin', limits: ['ADMIN'], input: () => ({ code: 'mci' }) },
  'admin.operator.setStatus': {
    access: 'admin',
    limits: ['ADMIN'],
    input: () => ({ code: 'taliya', status: 'paused' }),
  },
  'admin.operator.setProducts': {
    access: 'admin',
    limits: ['ADMIN'],
    input: () => ({ code: 'taliya', denominations: ['5'], ranges: [{ min: '10', max: '20' }] }),
  },
  'admin.operator.setCommission': {
    access: 'admin',
    limits: ['ADMIN'],
    input: () => ({ code: 'taliya', basisPoints: 250 }),
  },
  'admin.operator.sellerCommissions': {
    access: 'admin',
    limits: ['ADMIN'],
    input: () => ({ code: 'taliya' }),
  },
  'admin.operator.setSellerCommission': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      code: 'taliya',
      userId: (await newPerson(core)).userId,
      basisPoints: 300,
    }),
  },
  'admin.charge.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.charge.get': { access: 'admin', limits: ['ADMIN'], input: newChargeOfAnother },
  'admin.charge.desk': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.charge.deskCount': { access: 'admin', limits: ['ADMIN'] },
  'admin.charge.resolve': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      ...(await newUnknownCharge(core)),
      outcome: 'refunded',
      reason: 'the operator never had it',
    }),
  },
  'admin.charge.askNow': { access: 'admin', limits: ['ADMIN'], input: newChargeOfAnother },
  'admin.wallet.get': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({ userId: (await newPerson(core)).userId }),
  },
  'admin.wallet.balanceAt': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      userId: (await newPerson(core)).userId,
      at: '2026-01-01T00:00:00Z',
    }),
  },
  'admin.wallet.setFrozen': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      userId: (await newPerson(core)).userId,
      frozen: true,
      reason: 'asked for by the bank',
    }),
  },
  'admin.wallet.adjust': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => ({
      userId: (await newPerson(core)).userId,
      amount: '5',
      reason: 'found money',
      idempotencyKey: randomUUID(),
    }),
  },
  'admin.entry.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.entry.get': {
    access: 'admin',
    limits: ['ADMIN'],
    input: async (core) => {
      const person = await newPerson(core);
      await fund(core, person, '1');
      return { walletId: person.walletId, seq: 1 };
    },
  },
  'admin.phone.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.operatorReconciliation.latest': { access: 'admin', limits: ['ADMIN'] },
  'admin.operatorReconciliation.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
  'admin.operatorReconciliation.run': { access: 'admin', limits: ['ADMIN'] },
  'admin.ledgerVerification.latest': { access: 'admin', limits: ['ADMIN'] },
  'admin.ledgerVerification.run': { access: 'admin', limits: ['ADMIN'] },
  'admin.reconcile': { access: 'admin', limits: ['ADMIN'] },
  'admin.report.summary': { access: 'admin', limits: ['ADMIN'], input: () => PERIOD },
  'admin.report.overview': {
    access: 'admin',
    limits: ['ADMIN'],
    input: () => ({ ...PERIOD, by: 'day' }),
  },
  'admin.history': {
    access: 'admin',
    limits: ['ADMIN'],
    input: () => ({ subjectId: randomUUID() }),
  },
  'admin.audit.list': { access: 'admin', limits: ['ADMIN'], input: () => ({}) },
};
