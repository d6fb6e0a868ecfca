import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { getCreditForAdmin } from '#credits/get-for-admin';
import { listAllCreditsInput } from '#credits/inputs';
import { listAllCredits } from '#credits/list-all';
import { requestCredit } from '#credits/request';
import { createAdmin, createSeller, type NamedActor } from '../actors';
import { openTestCore } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore({ SECOND_APPROVER_ABOVE: '1000' });
const [admin, second] = [await createAdmin(core), await createAdmin(core)];
const [sara, omid] = [await createSeller(core), await createSeller(core)];

const ask = async (by: NamedActor, amount: string) =>
  (await requestCredit(core, by, { amount, idempotencyKey: randomUUID() })).id;
const decide = (by: NamedActor, id: string, decision: 'approve' | 'reject') =>
  decideCredit(core, by, { id, decision });

const small = await ask(sara, '10');
const large = await ask(omid, '5000');
const middle = await ask(sara, '300');
const rejected = await ask(omid, '20');
const waiting = await ask(sara, '2000');
await decide(admin, small, 'approve');
await decide(second, rejected, 'reject');
await decide(admin, waiting, 'approve');

const NAMES = new Map([
  [small, 'small'],
  [large, 'large'],
  [middle, 'middle'],
  [rejected, 'rejected'],
  [waiting, 'waiting'],
]);

const listed = async (input: object) => {
  const pages = await allPages((cursor) =>
    listAllCredits(core, listAllCreditsInput.parse({ ...input, cursor, limit: 1 })),
  );
  return pages.flat().map(({ id }) => NAMES.get(id));
};

test.each([
  [{}, ['waiting', 'rejected', 'middle', 'large', 'small']],
  [{ order: 'oldest' }, ['small', 'large', 'middle', 'rejected', 'waiting']],
  [{ order: 'largest' }, ['large', 'waiting', 'middle', 'rejected', 'small']],
  [{ order: 'queue' }, ['waiting', 'middle', 'large', 'rejected', 'small']],
  [{ userId: sara.userId }, ['waiting', 'middle', 'small']],
  [{ amountFrom: '20', amountTo: '2000' }, ['waiting', 'rejected', 'middle']],
  [{ decidedBy: admin.userId }, ['small']],
  [{ needs: 'second' }, ['waiting']],
  [{ to: '2020-01-01T00:00:00Z' }, []],
  [{ from: '2020-01-01T00:00:00Z', status: 'rejected', order: 'largest' }, ['rejected']],
])('requests by %j, one a page', async (input, names) => {
  expect(await listed(input)).toEqual(names);
});

test('a cursor of one order begins no page of another', async () => {
  const { nextCursor } = await listAllCredits(core, { order: 'largest', limit: 1 });
  const page = listAllCredits(core, { order: 'queue', limit: 1, cursor: nextCursor });
  expect(await failureOf(page)).toMatchObject({ code: 5004 });
});

test('before deciding, an admin sees who asks and what became of what they asked for', async () => {
  await buyCharge(core, sara, { phone: '+989121234567', amount: '4', idempotencyKey: 'b' });
  expect(await getCreditForAdmin(core, { id: waiting })).toMatchObject({
    id: waiting,
    amount: '2000.00',
    approvals: 1,
    approvalsNeeded: 2,
    approvedBy: [{ id: admin.userId }],
    seller: { balance: '6.00', frozen: false, soldLast30Days: { count: 1, amount: '4.00' } },
    others: [
      { id: middle, status: 'pending' },
      { id: small, status: 'approved' },
    ],
  });
  const id = randomUUID();
  expect(await failureOf(getCreditForAdmin(core, { id }))).toMatchObject({ code: 3004 });
});
