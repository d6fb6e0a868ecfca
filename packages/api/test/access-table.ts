import { randomUUID } from 'node:crypto';
import type { Core } from '@chargeflow/core/core';
import { confirmSecondFactor } from '@chargeflow/core/second-factor/confirm';
import type { AnyProcedure } from '@trpc/server';
import type { AppRouter } from '#router';
import type { Scope } from '#limits/scopes';
import type { ContractError } from './contract';
import { actorOf, cookieOf, fund, newPerson, PASSWORD, tokensOf, type Person } from './people';
import {
  dropAnySecondFactor,
  idOfNewPerson,
  newApiKeyId,
  newBulk,
  newCharge,
  newChargeOfAnother,
  newCredit,
  newPhone,
  newPhoneId,
  newRunningBulk,
  newSecondFactor,
  newUnknownCharge,
} from './subjects';

type PathsOf<Record, Prefix extends string = ''> = {
  [Key in keyof Record & string]: Record[Key] extends AnyProcedure
    ? `${Prefix}${Key}`
    : PathsOf<Record[Key], `${Prefix}${Key}.`>;
}[keyof Record & string];

/** Every procedure of the router: `auth.login`, `admin.credit.decide`, … */
export type ProcedurePath = PathsOf<AppRouter['_def']['record']>;

export interface Row {
  access: 'public' | 'user' | 'admin';
  limits: readonly Scope[];
  /** An input that succeeds when `owner` sends it; made anew for each call. */
  input?: (core: Core, owner: Person) => unknown;
  /** The input is of something of the owner's, which everybody else is told by this error. */
  isOwners?: ContractError;
  /** An API key may not, whoever's it is. */
  needsSession?: true;
  /** Refusals are told in the stream, whose headers have gone out before. */
  isStream?: true;
}

const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };

/** Who may call what. A procedure without a row here does not compile, and fails the tests. */
export const ROWS: Record<ProcedurePath, Row> = {
  'auth.register': {
    access: 'public',
    limits: ['REGISTRATION'],
    input: () => ({ email: `${randomUUID()}@example.com`, password: PASSWORD }),
  },
  'auth.login': {
    access: 'public',
    limits: ['LOGIN_ADDRESS', 'LOGIN', 'LOGIN_ACCOUNT'],
    input: (_core, { email }) => ({ email, password: PASSWORD }),
  },
  'auth.refresh': {
    access: 'public',
    limits: ['REFRESH'],
    input: async (core, owner) => ({ refreshToken: (await tokensOf(core, owner)).refreshToken }),
  },
  'auth.logout': { access: 'user', limits: ['PROFILE'] },
  'auth.me': { access: 'user', limits: ['PROFILE'] },
  'auth.changePassword': {
    access: 'user',
    limits: ['PROFILE'],
    input: () => ({ currentPassword: PASSWORD, newPassword: PASSWORD }),
  },
  'auth.secondFactor.get': { access: 'user', limits: ['PROFILE'] },
  'auth.secondFactor.confirm': {
    access: 'user',
    limits: ['PROFILE'],
    input: async (core, owner) => ({ code: (await newSecondFactor(core, owner)).now }),
    isOwners: 'INVALID_STATUS',
    needsSession: true,
  },
  'auth.secondFactor.remove': {
    access: 'user',
    limits: ['PROFILE'],
    input: async (core, owner) => {
      const { now, next } = await newSecondFactor(core, owner);
      await confirmSecondFactor(core, actorOf(owner), { code: now });
      return { password: PASSWORD, code: next };
    },
    isOwners: 'INVALID_STATUS',
    needsSession: true,
  },
  // After those that others must not have begun.
  'auth.secondFactor.begin': {
    access: 'user',
    limits: ['PROFILE'],
    input: async (core, owner) => {
      await dropAnySecondFactor(core, owner);
      return { password: PASSWORD };
    },
    needsSession: true,
  },
  'auth.updateProfile': {
    access: 'user',
    limits: ['PROFILE'],
    input: () => ({ name: 'Sara' }),
  },
  'auth.sessions': { access: 'user', limits: ['PROFILE'], input: () => ({}) },
  'auth.endSession': {
    access: 'user',
    limits: ['PROFILE'],
    input: async (core, owner) => ({ id: await cookieOf(core, owner) }),
    isOwners: 'TRANSACTION_NOT_FOUND',
    needsSession: true,
  },
  'auth.endOtherSessions': { access: 'user', limits: ['PROFILE'], needsSession: true },

  'apiKey.create': {
    access: 'user',
    limits: ['PROFILE'],
    input: () => ({ name: 'shop' }),
    needsSession: true,
  },
  'apiKey.list': { access: 'user', limits: ['PROFILE'], input: () => ({}) },
  'apiKey.revoke': {
    access: 'user',
    limits: ['PROFILE'],
    input: newApiKeyId,
    isOwners: 'TRANSACTION_NOT_FOUND',
    needsSession: true,
  },

  'wallet.get': { access: 'user', limits: ['TRANSACTION_LIST'] },
  'wallet.statement': { access: 'user', limits: ['TRANSACTION_LIST'], input: () => ({}) },
  'wallet.totals': { access: 'user', limits: ['TRANSACTION_LIST'], input: () => PERIOD },
  'wallet.setLowBalance': {
    access: 'user',
    limits: ['PROFILE'],
    input: () => ({ threshold: '100' }),
  },
  'wallet.balanceAt': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: () => ({ at: '2026-01-01T00:00:00Z' }),
  },

  'wallet.onChange': { access: 'user', limits: ['TRANSACTION_LIST'], isStream: true },

  'credit.request': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: () => ({ amount: '10', idempotencyKey: randomUUID() }),
  },
  'credit.list': { access: 'user', limits: ['TRANSACTION_LIST'], input: () => ({}) },
  'credit.cancel': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: newCredit,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },

  'charge.buy': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: () => ({ phone: newPhone(), amount: '1', idempotencyKey: randomUUID() }),
  },
  'charge.quote': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: () => ({ phone: newPhone(), amount: '1' }),
  },
  'charge.get': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: newCharge,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'charge.list': { access: 'user', limits: ['TRANSACTION_LIST'], input: () => ({}) },
  'charge.recipients': { access: 'user', limits: ['TRANSACTION_LIST'], input: () => ({}) },
  'charge.onUpdate': { access: 'user', limits: ['TRANSACTION_LIST'], isStream: true },

  'bulk.create': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: () => ({ name: 'bonus', idempotencyKey: randomUUID() }),
  },
  'bulk.addLines': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: async (core, owner) => ({
      id: (await newBulk(core, owner)).id,
      from: 2,
      lines: [`${newPhone()},1`],
    }),
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.get': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: newBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.lines': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: newBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.list': { access: 'user', limits: ['TRANSACTION_LIST'], input: () => ({}) },
  'bulk.start': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: newBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.pause': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: newRunningBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.resume': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: newRunningBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.cancel': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: newBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.remove': {
    access: 'user',
    limits: ['TRANSACTION_CREATE'],
    input: newBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'bulk.onProgress': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: newBulk,
    isOwners: 'TRANSACTION_NOT_FOUND',
    isStream: true,
  },

  'phone.list': { access: 'user', limits: ['PROFILE'], input: () => ({}) },
  'phone.add': { access: 'user', limits: ['PROFILE'], input: () => ({ phone: newPhone() }) },
  'phone.update': {
    access: 'user',
    limits: ['PROFILE'],
    input: async (core, owner) => ({ ...(await newPhoneId(core, owner)), label: 'Ali' }),
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'phone.setFavourite': {
    access: 'user',
    limits: ['PROFILE'],
    input: async (core, owner) => ({ ...(await newPhoneId(core, owner)), favourite: true }),
    isOwners: 'TRANSACTION_NOT_FOUND',
  },
  'phone.remove': {
    access: 'user',
    limits: ['PROFILE'],
    input: newPhoneId,
    isOwners: 'TRANSACTION_NOT_FOUND',
  },

  'operator.list': { access: 'user', limits: ['TRANSACTION_LIST'] },
  'operator.detect': {
    access: 'user',
    limits: ['TRANSACTION_LIST'],
    input: () => ({ phone: newPhone() }),
  },

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
