import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { decideManyCredits } from '#credits/decide-many';
import { decideManyCreditsInput } from '#credits/inputs';
import { requestCredit } from '#credits/request';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { balanceOf, expectBooksInOrder, tally } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);

const ask = async (by: Actor, amount: string) =>
  (await requestCredit(core, by, { amount, idempotencyKey: randomUUID() })).id;

test('answers one result a request, in the order asked, each decided on its own', async () => {
  const [seller, other] = [await createSeller(core), await createAdmin(core)];
  const [one, decided, cancelled, two] = [
    await ask(seller, '1'),
    await ask(seller, '10'),
    await ask(seller, '100'),
    await ask(seller, '1000'),
  ];
  const [own, missing] = [await ask(admin, '5'), randomUUID()];
  await decideCredit(core, other, { id: decided, decision: 'reject' });
  await cancelCredit(core, seller, { id: cancelled });

  const ids = [two, missing, decided, own, one, cancelled, two];
  const results = await decideManyCredits(core, admin, { ids, decision: 'approve', reason: 'ok' });
  expect(results).toMatchObject([
    { id: two, ok: true, credit: { id: two, amount: '1000.00', status: 'approved' } },
    { id: missing, ok: false, error: { code: 3004 } },
    { id: decided, ok: false, error: { code: 3005, details: { status: 'rejected' } } },
    { id: own, ok: false, error: { code: 3010 } },
    { id: one, ok: true, credit: { amount: '1.00', decisionReason: 'ok' } },
    { id: cancelled, ok: false, error: { code: 3005, details: { status: 'cancelled' } } },
    { id: two, ok: false, error: { code: 3005, details: { status: 'approved' } } },
  ]);
  expect(await balanceOf(core, seller)).toBe('1001.00');
  expect(await balanceOf(core, admin)).toBe('0.00');
});

test('lists that overlap, decided by several admins at once, decide each request once', async () => {
  const [seller, other] = [await createSeller(core), await createAdmin(core)];
  const ids: string[] = [];
  for (let place = 0; place < 20; place += 1) ids.push(await ask(seller, '1'));
  const answers = await Promise.all([
    decideManyCredits(core, admin, { ids, decision: 'approve' }),
    decideManyCredits(core, other, { ids: ids.toReversed(), decision: 'approve' }),
  ]);
  expect(tally(answers.flat().map(({ ok }) => ok))).toEqual({ true: 20, false: 20 });
  expect(await balanceOf(core, seller)).toBe('20.00');
});

test('takes up to 100 requests', () => {
  const listOf = (count: number) => ({
    ids: Array.from({ length: count }, () => randomUUID()),
    decision: 'approve',
  });
  const fits = (count: number) => decideManyCreditsInput.safeParse(listOf(count)).success;
  expect([0, 1, 100, 101].map(fits)).toEqual([false, true, true, false]);
});

test('after all of this the books are in order', () => expectBooksInOrder(core));
