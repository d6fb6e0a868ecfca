import { UNSETTLED_ALARM_MS, type ChargeStatus, type DeliveryCall } from '#consts';
import { statusAfter, type ChargeEvent } from '#delivery/transitions';
import type { AskAnswer, SendAnswer } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

type Answer = SendAnswer | AskAnswer;

/** A call that is over, with what the charge was recorded as before it was made. */
export interface CallMade {
  call: DeliveryCall;
  status: ChargeStatus;
  /** Calls and, among them, sendings, this one included. */
  attempts: number;
  sends: number;
  /** Questions put since it was queued again, this one included; 0 unless it is delivered. */
  rechecks: number;
  /** The operator has once said that it has the reference. */
  acknowledged: boolean;
  /** Until then the last sending may still be on its way; null when none was made. */
  inFlightUntilMs: number | null;
  /** When the charge was sold. */
  createdAtMs: number;
  startedAtMs: number;
  endedAtMs: number;
}

/** The charge stays unsettled: what is known of it now, and when it is looked at again. */
export interface Postponed {
  kind: 'postpone';
  status: 'pending' | 'unknown';
  nextAttemptAtMs: number;
  sends: number;
  acknowledged: boolean;
  inFlightUntilMs: number | null;
}

export type Settled = { kind: 'settle'; status: 'delivered' | 'refunded' };

/** It stays delivered: asked for again at `nextAttemptAtMs`, or no more when that is null. */
export type Kept = { kind: 'keep'; status: 'delivered'; nextAttemptAtMs: number | null };

/** `send`: nothing is known of the charge and nothing can still arrive, so it is sent again now. */
export type Step = Settled | Postponed | Kept | { kind: 'send' };

export type Rules = Pick<DeliverySettings, 'retryMinMs' | 'retryMaxMs' | 'sendsMax' | 'quietMs'>;

/** An operator that asks to be left alone for longer than this is tried again after it. */
const RETRY_AFTER_MAX_MS = 5 * 60_000;

/** A delivered charge is asked for this often without an answer; then it stays as it is. */
export const RECHECKS_MAX = 10;

/**
 * What was never sent is sent; everything else is asked for before it is sent again. What is
 * delivered is only ever asked for, also where a human has said so of a charge that never left.
 */
export function nextCall({ sends, status }: Pick<CallMade, 'sends' | 'status'>): DeliveryCall {
  return sends === 0 && status !== 'delivered' ? 'send' : 'ask';
}

/**
 * What becomes of a charge after a call: the rules of docs/delivery.md, and the only place that
 * decides a refund. `spread`, from 0 to 1, is the chance that keeps retries apart.
 */
export function nextStep(made: CallMade, answer: Answer, rules: Rules, spread: number): Step {
  if (made.status === 'delivered') return nextOfDelivered(made, answer, rules, spread);
  switch (answer.outcome) {
    case 'delivered':
      return settle(made, 'yes');
    case 'refused':
    case 'reversed':
      return settle(made, 'no');
    case 'processing':
      return postpone(made, 'processing', backOffMs(unsureTimes(made), rules, spread), {
        ...afterCall(made, rules),
        acknowledged: true,
      });
    case 'unknown':
      return postpone(made, 'unsure', backOffMs(unsureTimes(made), rules, spread), {
        ...afterCall(made, rules),
        acknowledged: made.acknowledged || answer.acknowledged === true,
      });
    case 'not_sent':
      return notSent(made, answer.retryAfterMs, rules, spread);
    case 'not_found':
      return notFound(made, rules, spread);
  }
}

/** A yes ends the asking, a definite no is a late reversal, and anything else is asked again. */
function nextOfDelivered(made: CallMade, answer: Answer, rules: Rules, spread: number): Step {
  const { outcome } = answer;
  if (outcome === 'refused' || outcome === 'reversed') return settle(made, 'no');
  const isOver = outcome === 'delivered' || made.rechecks >= RECHECKS_MAX;
  const delayMs = Math.round(backOffMs(made.rechecks, rules, spread));
  return {
    kind: 'keep',
    status: 'delivered',
    nextAttemptAtMs: isOver ? null : made.endedAtMs + delayMs,
  };
}

/** The order never left: this sending does not count. */
function notSent(
  made: CallMade,
  retryAfterMs: number | null,
  rules: Rules,
  spread: number,
): Postponed {
  const asked = Math.min(retryAfterMs ?? 0, RETRY_AFTER_MAX_MS);
  const sends = made.sends - 1;
  const delayMs = Math.max(asked, backOffMs(made.attempts, rules, spread));
  return postpone(made, 'not_sent', delayMs, {
    sends,
    acknowledged: made.acknowledged,
    // An earlier sending was over for certain, or this one would not have been made.
    inFlightUntilMs: sends === 0 ? null : made.startedAtMs,
  });
}

/**
 * The operator knows nothing of the charge. That counts only when no sending could still have been
 * on its way as the question was put, and when the operator has never said otherwise.
 */
function notFound(made: CallMade, rules: Rules, spread: number): Step {
  const { startedAtMs, endedAtMs, inFlightUntilMs, acknowledged, sends } = made;
  const backOff = backOffMs(made.attempts, rules, spread);
  if (acknowledged) return postpone(made, 'unsure', backOff, afterCall(made, rules));
  if (inFlightUntilMs !== null && startedAtMs < inFlightUntilMs) {
    const delayMs = Math.min(backOff, Math.max(inFlightUntilMs - endedAtMs, 0));
    return postpone(made, 'unsure', delayMs, afterCall(made, rules));
  }
  if (sends < rules.sendsMax) return { kind: 'send' };
  return settle(made, 'no');
}

function afterCall(
  { call, sends, acknowledged, inFlightUntilMs, endedAtMs }: CallMade,
  rules: Rules,
) {
  // A sending that has returned can arrive for `quietMs` more; until it did, longer was allowed.
  const untilMs = call === 'send' ? endedAtMs + rules.quietMs : inFlightUntilMs;
  return { sends, acknowledged, inFlightUntilMs: untilMs };
}

function settle({ status }: CallMade, event: ChargeEvent): Settled {
  const after = statusAfter(status, event);
  if (after === 'delivered' || after === 'refunded') return { kind: 'settle', status: after };
  throw new Error(`${event} leaves a charge ${after}, which settles nothing`);
}

type Known = Pick<Postponed, 'sends' | 'acknowledged' | 'inFlightUntilMs'>;

/** What would be older than the alarm at its next look is unknown: it belongs on the desk. */
function postpone(
  { status, endedAtMs, createdAtMs }: CallMade,
  event: ChargeEvent,
  delayMs: number,
  known: Known,
): Postponed {
  const nextAttemptAtMs = endedAtMs + Math.round(delayMs);
  const told = statusAfter(status, event);
  const isOverdue = nextAttemptAtMs >= createdAtMs + UNSETTLED_ALARM_MS;
  const after = isOverdue ? statusAfter(told, 'overdue') : told;
  if (after === 'pending' || after === 'unknown') {
    return { kind: 'postpone', status: after, nextAttemptAtMs, ...known };
  }
  throw new Error(`${event} leaves a charge ${after}, which is not postponed`);
}

/** A new sending is asked for soon, however many questions the one before it took. */
function unsureTimes({ call, attempts, sends }: CallMade): number {
  return call === 'send' ? sends : attempts;
}

/** Doubles from `retryMinMs` to `retryMaxMs`, less up to a half by chance. */
function backOffMs(times: number, rules: Rules, spread: number): number {
  const doubledMs = rules.retryMinMs * 2 ** Math.min(times - 1, 30);
  return Math.min(doubledMs, rules.retryMaxMs) * (1 - spread / 2);
}
