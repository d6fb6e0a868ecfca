import { randomUUID } from 'node:crypto';
import { confirmSecondFactor } from '@chargeflow/core/second-factor/confirm';
import { ADMIN_ROWS } from './access-admin-rows';
import { PERIOD, type ProcedurePath, type Row } from './access-row';
import { actorOf, cookieOf, PASSWORD, tokensOf } from './people';
import {
  dropAnySecondFactor,
  newApiKeyId,
  newBulk,
  newCharge,
  newCredit,
  newPhone,
  newPhoneId,
  newRunningBulk,
  newSecondFactor,
} from './subjects';

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
  ...ADMIN_ROWS,
};
