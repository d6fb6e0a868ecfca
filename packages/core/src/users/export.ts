import { z } from 'zod';
import { defineExport } from '#exports/export';
import { listUsersInput } from '#users/inputs';
import { listUsers } from '#users/list';

/** Everybody, as `listUsers` has them. */
export const usersExport = defineExport({
  filters: listUsersInput
    .omit({ cursor: true, limit: true })
    .extend({ frozen: z.stringbool().optional() }),
  list: (core, _actor, page) => listUsers(core, page),
  columns: {
    registered: ({ createdAt }) => createdAt,
    id: ({ id }) => id,
    email: ({ email }) => email,
    name: ({ name }) => name,
    role: ({ role }) => role,
    status: ({ status }) => status,
    frozen: ({ frozen }) => frozen,
    balance: ({ balance }) => balance,
    currency: ({ currency }) => currency,
    charges_30_days: ({ soldLast30Days }) => soldLast30Days.count,
    sold_30_days: ({ soldLast30Days }) => soldLast30Days.amount,
    active: ({ lastActiveAt }) => lastActiveAt,
  },
});
