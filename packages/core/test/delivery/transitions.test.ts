import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { resolveCharge } from '#charges/resolve';
import { CHARGE_STATUSES, UNSETTLED_ALARM_MS, type ChargeStatus } from '#consts';
import type { ClaimedCharge } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import type { Postponed, Settled } from '#delivery/next-step';
import { requestRecheck } from '#delivery/request-recheck';
import { postponeCharge, settleCharge } from '#delivery/settle';
import { CHARGE_EVENTS, TRANSITIONS, type ChargeEvent } from '#delivery/transitions';
import { AppError } from '#errors';
import { reconcile } from '#ledger/reconcile';
import type { AskAnswer, SendAnswer } from '#operators/port';
import { getWallet } from '#wallets/get';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { buy, claimOne, fastDelivery, passTime, ScriptedOperator, stateOf } from './delivering';

const core = await openTestCore();
const settings = fastDelivery();
const admin = await createAdmin(core);

interface Sold {
  walletId: string;
  id: string;
  balance(): Promise<string>;
}

async function sell(): Promise<Sold> {
  const seller = await createSeller(core, { balance: '500' });
  const { id } = await buy(core, seller);
  const balance = async () => (await getWallet(core, seller)).balance;
  return { walletId: seller.walletId, id, balance };
}

/** Lets a worker take the charge one step on, and hear this. */
async function hear({ id }: Sold, answer: SendAnswer | AskAnswer): Promise<void> {
  await passTime(core, id);
  const claimed = await claimOne(core, id);
  await deliverCharge(core, new ScriptedOperator(answer), claimed, settings, NEVER);
}

const yes = (id: string) => ({ outcome: 'delivered', transactionId: id }) as const;
const NO = { outcome: 'refused', reason: 'FAILED', transactionId: null } as const;
const processing = (id: string) => ({ outcome: 'processing', transactionId: id }) as const;
const UNSURE = { outcome: 'unknown', reason: 'timed out' } as const;
const NOT_SENT = { outcome: 'not_sent', reason: 'no line', retryAfterMs: null } as const;

/** How a charge comes to each status, by the ways of the product. */
const MADE: Record<ChargeStatus, () => Promise<Sold>> = {
  pending: sell,
  unknown: async () => {
    const sold = await sell();
    await hear(sold, UNSURE);
    return sold;
  },
  delivered: async () => {
    const sold = await sell();
    await hear(sold, yes(sold.id));
    return sold;
  },
  refunded: async () => {
    const sold = await sell();
    await hear(sold, NO);
    return sold;
  },
  refused: async () => {
    const seller = await createSeller(core);
    await expect(buy(core, seller)).rejects.toThrow(AppError);
    const [row] = await core.sql<{ id: string }[]>`
      SELECT id FROM charges WHERE wallet_id = ${seller.walletId}`;
    const balance = async () => (await getWallet(core, seller)).balance;
    return { walletId: seller.walletId, id: row?.id ?? '', balance };
  },
};

const SETTLE = (status: Settled['status']): Settled => ({ kind: 'settle', status });
const postponeTo = (status: Postponed['status']): Postponed => ({
  kind: 'postpone',
  status,
  nextAttemptAtMs: Date.now(),
  sends: 0,
  acknowledged: false,
  inFlightUntilMs: null,
});

/** A worker that writes a step down for a lease that may not be its own; whether it counted. */
function write(charge: ClaimedCharge, step: Settled | Postponed): Promise<boolean> {
  const answer = { outcome: 'told', reason: null, transactionId: null };
  if (step.kind === 'settle') return settleCharge(core, charge, step, answer, Date.now());
  return postponeCharge(core, charge, step, answer, Date.now());
}

/** What a worker would write down who believes that the event counts. */
const WRITTEN: Partial<Record<ChargeEvent, (Settled | Postponed)[]>> = {
  yes: [SETTLE('delivered')],
  no: [SETTLE('refunded')],
  processing: [postponeTo('pending')],
  unsure: [postponeTo('unknown')],
  not_sent: [postponeTo('pending')],
  overdue: [postponeTo('unknown')],
};

/** The answer that is the event, for a charge that a worker may claim. */
const HEARD: Partial<Record<ChargeEvent, (id: string) => SendAnswer | AskAnswer>> = {
  yes,
  no: () => NO,
  processing,
  unsure: () => UNSURE,
  not_sent: () => NOT_SENT,
};

async function age({ id }: Sold): Promise<void> {
  const createdAt = new Date(Date.now() - UNSETTLED_ALARM_MS).toISOString();
  await core.sql`UPDATE charges SET created_at = ${createdAt} WHERE id = ${id}`;
}

/** Has the event happen, by the way on which it does. */
async function happen(sold: Sold, status: ChargeStatus, event: ChargeEvent): Promise<void> {
  const { walletId, id } = sold;
  if (event === 'hint') {
    const counted = await requestRecheck(core, walletId, id, Date.now());
    expect(counted).toBe(TRANSITIONS[status].hint !== null);
    return;
  }
  if (event === 'resolved_delivered' || event === 'resolved_refunded') {
    const outcome = event === 'resolved_delivered' ? 'delivered' : 'refunded';
    const resolved = resolveCharge(core, admin, { id, outcome, reason: 'seen' }).then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ errorName: 'INVALID_STATUS' });
        return false;
      },
    );
    expect(await resolved).toBe(TRANSITIONS[status][event] !== null);
    return;
  }
  if (TRANSITIONS[status][event] === null) return insist(sold, event);
  if (status === 'delivered') await requestRecheck(core, walletId, id, Date.now());
  // Only what never left can turn out not to have been sent.
  if (event === 'not_sent') await unsend(sold);
  if (event === 'overdue') await age(sold);
  await hear(sold, event === 'overdue' ? processing(id) : (HEARD[event]?.(id) ?? UNSURE));
}

async function unsend({ id }: Sold): Promise<void> {
  await core.sql`UPDATE charges SET sends = 0, in_flight_until = NULL WHERE id = ${id}`;
}

/** Writes down what does not count, with the lease in hand where the charge can have one. */
async function insist({ walletId, id }: Sold, event: ChargeEvent): Promise<void> {
  const leased = await requestRecheck(core, walletId, id, Date.now());
  const held = leased
    ? await claimOne(core, id)
    : { ...(await claimOf({ walletId, id })), leaseId: crypto.randomUUID() };
  const before = await stateOf(core, id);
  for (const step of WRITTEN[event] ?? []) {
    expect(await write(held, step)).toBe(false);
  }
  expect(await stateOf(core, id)).toEqual(before);
}

/** A claim as a worker may have it in mind that has lost it since. */
async function claimOf({ walletId, id }: { walletId: string; id: string }) {
  const [row] = await core.sql<{ status: ChargeStatus; phone: string; amount: bigint }[]>`
    SELECT status, phone, amount FROM charges WHERE id = ${id}`;
  if (!row) throw new Error('there is no such charge');
  const { status, phone, amount } = row;
  const known = { walletId, id, status, phone, operator: 'mci', amountMinor: amount };
  return { ...known, sends: 1, acknowledged: false, inFlightUntilMs: null, createdAtMs: 0 };
}

const CELLS = CHARGE_STATUSES.flatMap((status) =>
  CHARGE_EVENTS.map((event) => ({ status, event, after: TRANSITIONS[status][event] ?? status })),
);

test.each(CELLS)('$status, $event: $after', async ({ status, event, after }) => {
  const sold = await MADE[status]();
  expect((await stateOf(core, sold.id)).status).toBe(status);
  await happen(sold, status, event);
  expect((await stateOf(core, sold.id)).status).toBe(after);
  const isDebited = after === 'pending' || after === 'unknown' || after === 'delivered';
  expect(await sold.balance()).toBe(isDebited || after === 'refused' ? '0.00' : '500.00');
  const events = await core.sql<{ status: string }[]>`
    SELECT status FROM charge_events WHERE charge_id = ${sold.id} ORDER BY tx DESC LIMIT 1`;
  const isAsSold = after === 'pending' && status === 'pending';
  if (!isAsSold && after !== 'refused') expect(events).toEqual([{ status: after }]);
});

test('after all of this the books are in order', async () => {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('the diagram in the documentation draws this table', async () => {
  const text = await readFile(new URL('../../../../docs/delivery.md', import.meta.url), 'utf8');
  const drawn = [...text.matchAll(/^ {2}(\w+) --> (\w+): /gm)].map(
    ([, from, to]) => `${from} ${to}`,
  );
  const told = CELLS.filter(({ status, after }) => status !== after).map(
    ({ status, after }) => `${status} ${after}`,
  );
  expect(new Set(drawn)).toEqual(new Set(told));
});
