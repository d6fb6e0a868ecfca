import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { setUserRole } from '#users/set-role';
import { setFrozen } from '#wallets/set-frozen';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { balanceOf, expectBooksInOrder, failureOf, outcomeOf, untilBlocked } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);

const freeze = (by: Actor, { userId }: Actor, frozen = true) =>
  setFrozen(core, by, { userId, frozen, reason: 'asked for by the bank' });
const sell = (by: Actor) =>
  buyCharge(core, by, { phone: '+989121234567', amount: '1', idempotencyKey: randomUUID() });
const actionsOn = ({ userId }: Actor) => core.sql`
  SELECT actor_id, action, before, after FROM audit_log
  WHERE subject_id = ${userId} AND action LIKE 'wallet.%' ORDER BY id`;

test('a frozen wallet sells nothing until it is let, and credit reaches it meanwhile', async () => {
  const seller = await createSeller(core, { balance: '10' });
  expect(await freeze(admin, seller)).toEqual({
    userId: seller.userId,
    walletId: seller.walletId,
    balance: '10.00',
    currency: 'IRR',
    frozen: true,
    lastSeq: 1,
    movedAt: expect.stringMatching(/Z$/) as unknown,
  });
  expect(await outcomeOf(sell(seller))).toBe(3013);
  const { id } = await requestCredit(core, seller, { amount: '5', idempotencyKey: 'c' });
  await decideCredit(core, admin, { id, decision: 'approve' });
  expect(await balanceOf(core, seller)).toBe('15.00');
  expect(await freeze(admin, seller, false)).toMatchObject({ frozen: false });
  expect(await outcomeOf(sell(seller))).toBe('ok');
});

test('each change is on record once, with its reason', async () => {
  const seller = await createSeller(core);
  await freeze(admin, seller);
  await freeze(admin, seller);
  await freeze(admin, seller, false);
  const reason = 'asked for by the bank';
  expect(await actionsOn(seller)).toEqual([
    {
      actor_id: admin.userId,
      action: 'wallet.frozen',
      before: { frozen: false },
      after: { frozen: true, reason },
    },
    {
      actor_id: admin.userId,
      action: 'wallet.unfrozen',
      before: { frozen: true },
      after: { frozen: false, reason },
    },
  ]);
});

test('two admins at once freeze once', async () => {
  const [seller, other] = [await createSeller(core), await createAdmin(core)];
  await Promise.all([freeze(admin, seller), freeze(other, seller), freeze(admin, seller)]);
  expect(await actionsOn(seller)).toHaveLength(1);
});

test('a sale that waited for the wallet is decided by what it then is', async () => {
  const seller = await createSeller(core, { balance: '10' });
  const sale = await core.sql.begin(async (tx) => {
    await tx`UPDATE wallets SET frozen = true WHERE id = ${seller.walletId}`;
    const waiting = outcomeOf(sell(seller));
    await untilBlocked(core, 1);
    return { waiting };
  });
  expect(await sale.waiting).toBe(3013);
});

test('nobody freezes their own, nor one that is not there, nor as an admin no more', async () => {
  expect(await failureOf(freeze(admin, admin, false))).toMatchObject({ code: 3007 });
  const nobody = { ...admin, userId: randomUUID() };
  expect(await failureOf(freeze(admin, nobody))).toMatchObject({ code: 1005 });
  const [demoted, seller] = [await createAdmin(core), await createSeller(core)];
  await setUserRole(core, admin, { id: demoted.userId, role: 'seller' });
  expect(await failureOf(freeze(demoted, seller))).toMatchObject({ code: 3007 });
});

test('after all of this the books are in order', () => expectBooksInOrder(core));
