import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { claimCharges } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { RECHECKS_MAX } from '#delivery/next-step';
import { requestConfirmation, requestRecheck } from '#delivery/request-recheck';
import { settleCharge } from '#delivery/settle';
import { reconcile } from '#ledger/reconcile';
import type { AskAnswer, OperatorPort, SendAnswer } from '#operators/port';
import { getWallet } from '#wallets/get';
import { createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { buy, claimOne, fastDelivery, passTime, ScriptedOperator, stateOf } from './delivering';

const core = await openTestCore();
const settings = fastDelivery();

const DELIVERED = { outcome: 'delivered', transactionId: 't' } as const;
const REVERSED = { outcome: 'reversed', transactionId: 't' } as const;
const REFUSED = { outcome: 'refused', reason: 'FAILED', transactionId: null } as const;
const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;
const NOT_FOUND = { outcome: 'not_found' } as const;

const balanceOf = async (actor: Actor) => (await getWallet(core, actor)).balance;
const work = async (operator: OperatorPort, id: string) =>
  deliverCharge(core, operator, await claimOne(core, id), settings, NEVER);

/** A charge that has been sold and answered for with yes; transaction ids are unique. */
async function deliveredCharge() {
  const seller = await createSeller(core, { balance: '1000' });
  const { id } = await buy(core, seller);
  const transactionId = id;
  expect(await work(new ScriptedOperator({ ...DELIVERED, transactionId }), id)).toBe('delivered');
  return { seller, id };
}

const recheck = (seller: Actor, id: string) =>
  requestRecheck(core, seller.walletId, id, Date.now());

async function isQueued(id: string): Promise<boolean> {
  const [row] = await core.sql<{ queued: boolean }[]>`
    SELECT next_attempt_at IS NOT NULL AS queued FROM charges WHERE id = ${id}`;
  return row?.queued ?? false;
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await core.sql<{ status: string }[]>`
    SELECT status FROM charge_events WHERE charge_id = ${id} ORDER BY tx`;
  return rows.map(({ status }) => status);
}

test.each([REVERSED, REFUSED])(
  'a late reversal refunds a delivered charge once ($outcome)',
  async (no) => {
    const { seller, id } = await deliveredCharge();
    expect(await recheck(seller, id)).toBe(true);
    const operator = new ScriptedOperator({ ...no, transactionId: id });
    expect(await work(operator, id)).toBe('refunded');
    expect(operator.calls).toEqual([`ask ${id}`]);
    expect(await stateOf(core, id)).toMatchObject({ status: 'refunded', sends: 1, leased: false });
    expect(await balanceOf(seller)).toBe('1000.00');
    expect(await eventsOf(id)).toEqual(['delivered', 'refunded']);
    // It is over: nothing queues it again.
    expect(await recheck(seller, id)).toBe(false);
    expect(await isQueued(id)).toBe(false);
  },
);

test('a delivered charge that is confirmed stays debited and leaves the queue', async () => {
  const { seller, id } = await deliveredCharge();
  await recheck(seller, id);
  expect(await work(new ScriptedOperator({ ...DELIVERED, transactionId: id }), id)).toBe(
    'delivered',
  );
  expect(await isQueued(id)).toBe(false);
  expect(await balanceOf(seller)).toBe('500.00');
  expect(await eventsOf(id)).toEqual(['delivered']);
});

test('a delivered charge without an answer stays so, and is asked for a bounded number of times', async () => {
  const { seller, id } = await deliveredCharge();
  await recheck(seller, id);
  for (let asked = 1; asked <= RECHECKS_MAX; asked += 1) {
    expect(await isQueued(id)).toBe(true);
    await passTime(core, id);
    const unsure = asked % 2 ? UNKNOWN : NOT_FOUND;
    expect(await work(new ScriptedOperator(unsure), id)).toBe('delivered');
  }
  expect(await isQueued(id)).toBe(false);
  expect(await stateOf(core, id)).toMatchObject({ status: 'delivered', sends: 1 });
  expect(await balanceOf(seller)).toBe('500.00');
  // Asked again for a new reason, it is as patient as before.
  await recheck(seller, id);
  expect(await work(new ScriptedOperator(UNKNOWN), id)).toBe('delivered');
  expect(await isQueued(id)).toBe(true);
});

test('what was called delivered without ever being sent is asked for, never sent', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const { id } = await buy(core, seller);
  await core.sql`
    UPDATE charges SET status = 'delivered', settled_at = created_at, next_attempt_at = NULL
    WHERE id = ${id}`;
  await recheck(seller, id);
  const operator = new ScriptedOperator(NOT_FOUND);
  expect(await work(operator, id)).toBe('delivered');
  expect(operator.calls).toEqual([`ask ${id}`]);
});

test('an unsettled charge that is hinted at is due at once', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const { id } = await buy(core, seller);
  await work(new ScriptedOperator({ outcome: 'processing', transactionId: id }), id);
  await core.sql`UPDATE charges SET next_attempt_at = '3000-01-01' WHERE id = ${id}`;
  expect(await recheck(seller, id)).toBe(true);
  expect(await work(new ScriptedOperator(REFUSED), id)).toBe('refunded');
});

/** An operator whose answer comes after `during` has happened. */
function answering(answer: SendAnswer & AskAnswer, during: () => Promise<unknown>): OperatorPort {
  const reply = async () => {
    await during();
    return answer;
  };
  return { send: reply, ask: reply };
}

test('a reversal that is hinted at while the yes is on its way is found', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const { id } = await buy(core, seller);
  const yes = answering({ ...DELIVERED, transactionId: id }, () => recheck(seller, id));
  expect(await work(yes, id)).toBe('delivered');
  expect(await work(new ScriptedOperator({ ...REVERSED, transactionId: id }), id)).toBe('refunded');
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('a reversal that is hinted at while the yes to a question is on its way is found', async () => {
  const { seller, id } = await deliveredCharge();
  await recheck(seller, id);
  const yes = answering({ ...DELIVERED, transactionId: id }, () => recheck(seller, id));
  expect(await work(yes, id)).toBe('delivered');
  expect(await work(new ScriptedOperator({ ...REVERSED, transactionId: id }), id)).toBe('refunded');
});

test('a hint that comes while a call goes unanswered has the charge asked for at once', async () => {
  const seller = await createSeller(core, { balance: '1000' });
  const { id } = await buy(core, seller);
  const slow = { ...settings, retryMinMs: 60_000, retryMaxMs: 60_000 };
  const charge = await claimOne(core, id);
  const unanswered = answering(UNKNOWN, () => recheck(seller, id));
  expect(await deliverCharge(core, unanswered, charge, slow, NEVER)).toBe('unknown');
  expect(await work(new ScriptedOperator(REFUSED), id)).toBe('refunded');
});

test('a hint that confirms what is known or about to be known has nothing asked', async () => {
  const { seller, id } = await deliveredCharge();
  const confirm = (charge: string) =>
    requestConfirmation(core, seller.walletId, charge, Date.now());
  expect(await confirm(id)).toBe(false);
  expect(await isQueued(id)).toBe(false);

  const other = await buy(core, seller);
  const yes = answering({ ...DELIVERED, transactionId: other.id }, () => confirm(other.id));
  expect(await work(yes, other.id)).toBe('delivered');
  expect(await isQueued(other.id)).toBe(false);
});

test('a worker whose lease on a delivered charge was taken over gives nothing back', async () => {
  const { seller, id } = await deliveredCharge();
  await recheck(seller, id);
  const stale = await claimOne(core, id);
  await passTime(core, id);
  const current = await claimOne(core, id);
  const answer = { outcome: 'reversed', reason: null, transactionId: null };
  const refund = { kind: 'settle', status: 'refunded' } as const;
  expect(await settleCharge(core, stale, refund, answer, Date.now())).toBe(false);
  expect(await deliverCharge(core, new ScriptedOperator(), stale, settings, NEVER)).toBe('lost');
  const operator = new ScriptedOperator({ ...REVERSED, transactionId: id });
  expect(await deliverCharge(core, operator, current, settings, NEVER)).toBe('refunded');
  expect(await settleCharge(core, current, refund, answer, Date.now())).toBe(false);
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('a charge is settled as delivered once, whoever holds the lease', async () => {
  const { seller, id } = await deliveredCharge();
  await recheck(seller, id);
  const charge = await claimOne(core, id);
  const answer = { outcome: 'delivered', reason: null, transactionId: null };
  const step = { kind: 'settle', status: 'delivered' } as const;
  expect(await settleCharge(core, charge, step, answer, Date.now())).toBe(false);
  expect(await eventsOf(id)).toEqual(['delivered']);
});

test('a hint is never more than that: the charge of another wallet is not found by it', async () => {
  const { id } = await deliveredCharge();
  const other = await createSeller(core);
  expect(await recheck(other, id)).toBe(false);
  expect(await isQueued(id)).toBe(false);
});

test('after all of this nothing is left to be claimed for ever, and the books are in order', async () => {
  await core.sql`
    UPDATE charges SET created_at = created_at - interval '1 day' WHERE status = 'delivered'`;
  expect(await claimCharges(core, { nowMs: Date.now(), leaseMs: 1, limit: 100 })).toHaveLength(0);
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
