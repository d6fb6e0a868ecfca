import type { Actor } from '#auth/actor';
import type { Charge } from '#charges/charge';
import type { ChargeStatus, DifferenceKind } from '#consts';
import type { Core } from '#core';
import { compareWithOperator } from '#comparisons/compare';
import type { ComparedOperator, ComparisonRequest } from '#comparisons/run';
import { deliverCharge } from '#delivery/deliver';
import type { ListedTransaction, OperatorBalance } from '#operators/books';
import type { AskAnswer } from '#operators/port';
import { NEVER } from '../operators/simulator';
import { buy, claimOne, fastDelivery, ScriptedOperator } from '../delivery/delivering';

const AMOUNT_MINOR = 50_000n;
let transactions = 0;

export interface Listing extends Partial<Omit<ListedTransaction, 'reference'>> {
  reference: string | null;
}

/** An operator whose list and answers are the test's to say. */
export class ListingOperator implements ComparedOperator {
  items: ListedTransaction[] = [];
  readonly asked: string[] = [];
  /** What it says of a reference; what its list says, where nothing is told. */
  readonly answers = new Map<string, AskAnswer>();
  /** The list breaks off after its first page. */
  broken = false;

  list(...listings: Listing[]): void {
    this.items = listings.map((listing) => ({
      transactionId: `t${(transactions += 1)}`,
      outcome: 'delivered',
      amountMinor: AMOUNT_MINOR,
      atMs: Date.now() - 60_000,
      ...listing,
    }));
  }

  async *listTransactions(): AsyncGenerator<ListedTransaction[]> {
    const half = Math.ceil(this.items.length / 2);
    yield this.items.slice(0, half);
    if (this.broken) throw new Error('the line was cut');
    // One that changed while the list was read comes twice.
    yield this.items.slice(Math.max(half - 1, 0));
  }

  async ask(chargeId: string): Promise<AskAnswer> {
    this.asked.push(chargeId);
    const told = this.answers.get(chargeId);
    if (told) return told;
    const item = this.items.find(({ reference }) => reference === chargeId);
    if (!item) return { outcome: 'not_found' };
    const { transactionId, outcome } = item;
    return outcome === 'refused'
      ? { outcome, reason: 'FAILED', transactionId }
      : { outcome, transactionId };
  }

  async balance(): Promise<OperatorBalance> {
    return { amount: '1000.00', currency: 'IRR' };
  }
}

/** Sells a charge and takes it to `status` by the way every charge takes. */
export async function sell(
  core: Core,
  seller: Actor,
  status: Exclude<ChargeStatus, 'refused'>,
): Promise<Charge> {
  const charge = await buy(core, seller);
  if (status !== 'pending') {
    const claimed = await claimOne(core, charge.id);
    const transactionId = `own-${charge.id}`;
    const answers = {
      delivered: { outcome: 'delivered', transactionId },
      refunded: { outcome: 'refused', reason: 'no', transactionId },
      unknown: { outcome: 'unknown', reason: 'time-out' },
    } as const;
    const operator = new ScriptedOperator(answers[status]);
    await deliverCharge(core, operator, claimed, fastDelivery(), NEVER);
  }
  return charge;
}

/** The last three days, up to now. */
export function lastDays(changed: Partial<ComparisonRequest> = {}): ComparisonRequest {
  const fromMs = Date.now() - 3 * 86_400_000;
  return { scope: 'full', fromMs, toMs: Date.now() + 1, requestedBy: null, ...changed };
}

export function compare(core: Core, operator: ComparedOperator, request = lastDays()) {
  return compareWithOperator(core, operator, request, NEVER);
}

/** `kind subject` of every open difference. */
export async function openDifferences(core: Core): Promise<string[]> {
  const rows = await core.sql<{ kind: DifferenceKind; subject: string }[]>`
    SELECT kind, subject FROM operator_differences WHERE closed_at IS NULL ORDER BY kind, subject`;
  return rows.map(({ kind, subject }) => `${kind} ${subject}`);
}

/** Whether a worker will ask for it. */
export async function isQueued(core: Core, id: string): Promise<boolean> {
  const [row] = await core.sql<{ queued: boolean }[]>`
    SELECT next_attempt_at <= ${new Date(Date.now() + 1).toISOString()} AS queued
    FROM charges WHERE id = ${id}`;
  return row?.queued === true;
}
