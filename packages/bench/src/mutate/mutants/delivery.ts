import type { Mutant } from '#mutate/mutant';

const CLAIM = 'packages/core/migrations/0012_lanes.sql';
const SETTLE = 'packages/core/src/delivery/settle.ts';
const RESOLVE = 'packages/core/src/charges/resolve.ts';

const TESTS = 'packages/core/test';
const DELIVERY = [
  `${TESTS}/delivery/claim.test.ts`,
  `${TESTS}/delivery/attempts.test.ts`,
  `${TESTS}/delivery/deliver.test.ts`,
];

/** What keeps a charge from being delivered twice, and from being refunded as well. */
export const DELIVERY_MUTANTS: readonly Mutant[] = [
  {
    guard: 'what is leased is not claimed',
    file: CLAIM,
    find: '        AND (l.leased_until IS NULL OR l.leased_until <= p_now)\n',
    replace: '',
    tests: DELIVERY,
  },
  {
    guard: 'what somebody else is claiming is passed over',
    file: CLAIM,
    find: '      FOR UPDATE SKIP LOCKED\n',
    replace: '',
    tests: DELIVERY,
  },
  {
    guard: 'a charge is settled under the lease alone',
    file: SETTLE,
    find: `AND c.lease_id = \${leaseId}
        AND c.status IN \${sql(changedBy(isRefund ? 'no' : 'yes'))}`,
    replace: `
        AND c.status IN \${sql(changedBy(isRefund ? 'no' : 'yes'))}`,
    tests: DELIVERY,
  },
  {
    guard: 'a call is recorded under the lease alone',
    file: 'packages/core/src/delivery/record-attempt.ts',
    find: `AND c.lease_id = \${leaseId}
        AND c.status IN`,
    replace: `
        AND c.status IN`,
    tests: DELIVERY,
  },
  {
    guard: 'a lease that was taken over is not prolonged',
    file: 'packages/core/src/delivery/renew.ts',
    find: ' AND c.lease_id = h.lease_id`',
    replace: '`',
    tests: DELIVERY,
  },
  {
    guard: 'only what is unknown is resolved by an admin',
    file: RESOLVE,
    find: 'AND c.status IN ${sql(changedBy(`resolved_${outcome}`))} ${isRefund',
    replace: '${isRefund',
    tests: [`${TESTS}/charges/resolve.test.ts`],
  },
  {
    guard: 'what is on its way to the operator is not refunded by an admin',
    file: RESOLVE,
    find: ' ${isRefund ? notOnItsWay(sql, now) : sql``}',
    replace: '',
    tests: [`${TESTS}/charges/resolve.test.ts`],
  },
  {
    guard: 'nobody resolves a charge of their own',
    file: RESOLVE,
    find: "  if (charge.userId === actor.userId) throw new AppError('SELF_APPROVAL');\n",
    replace: '',
    tests: [`${TESTS}/charges/resolve.test.ts`],
  },
  {
    guard: 'a delivered charge is never sent again',
    file: 'packages/core/src/delivery/transitions.ts',
    find: `    unsure: 'delivered',
    hint: 'delivered',`,
    replace: `    unsure: 'delivered',
    not_sent: 'pending',
    hint: 'delivered',`,
    tests: [`${TESTS}/delivery/transitions.test.ts`],
  },
];
