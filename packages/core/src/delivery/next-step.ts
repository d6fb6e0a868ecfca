import { UNSETTLED_ALARM_MS, type DeliveryCall } from '#consts';
import type { AskAnswer, SendAnswer } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

type Answer = SendAnswer | AskAnswer;

/** A call that is over, with what the charge was recorded as before it was made. */
export interface CallMade {
  call: DeliveryCall;
  /** Calls and, among them, sendings, this one included. */
  attempts: number;
  sends: number;
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

/** `send`: nothing is known of the charge and nothing can still arrive, so it is sent again now. */
export type Step = Settled | Postponed | { kind: 'send' };

export type Rules = Pick<DeliverySettings, 'retryMinMs' | 'retryMaxMs' | 'sendsMax' | 'quietMs'>;

/** An operator that asks to be left alone for longer than this is tried again after it. */
const RETRY_AFTER_MAX_MS = 5 * 60_000;

/** What was never sent is sent; everything else is asked for before it is sent again. */
export function nextCall({ sends }: { sends: number }): DeliveryCall {
  return sends === 0 ? 'send' : 'ask';
}

/**
 * What becomes of a charge after a call: the rules of docs/delivery.md, and the only place that
 * decides a refund. `spread`, from 0 to 1, is the chance that keeps retries apart.
 */
export function nextStep(made: CallMade, answer: Answer, rules: Rules, spread: number): Step {
  switch (answer.outcome) {
    case 'delivered':
      return { kind: 'settle', status: 'delivered' };
    case 'refused':
    case 'reversed':
      return { kind: 'settle', status: 'refunded' };
    case 'processing':
      return postpone(made, 'pending', backOffMs(made, rules, spread), {
        ...afterCall(made, rules),
        acknowledged: true,
      });
    case 'unknown':
      return postpone(made, 'unknown', backOffMs(made, rules, spread), {
        ...afterCall(made, rules),
        acknowledged: made.acknowledged || answer.acknowledged === true,
      });
    case 'not_sent':
      return notSent(made, answer.retryAfterMs, rules, spread);
    case 'not_found':
      return notFound(made, rules, spread);
  }
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
  return postpone(made, 'pending', Math.max(asked, backOffMs(made, rules, spread)), {
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
  const backOff = backOffMs(made, rules, spread);
  if (acknowledged) return postpone(made, 'unknown', backOff, afterCall(made, rules));
  if (inFlightUntilMs !== null && startedAtMs < inFlightUntilMs) {
    const delayMs = Math.min(backOff, Math.max(inFlightUntilMs - endedAtMs, 0));
    return postpone(made, 'unknown', delayMs, afterCall(made, rules));
  }
  if (sends < rules.sendsMax) return { kind: 'send' };
  return { kind: 'settle', status: 'refunded' };
}

function afterCall(
  { call, sends, acknowledged, inFlightUntilMs, endedAtMs }: CallMade,
  rules: Rules,
) {
  // A sending that has returned can arrive for `quietMs` more; until it did, longer was allowed.
  const untilMs = call === 'send' ? endedAtMs + rules.quietMs : inFlightUntilMs;
  return { sends, acknowledged, inFlightUntilMs: untilMs };
}

type Known = Pick<Postponed, 'sends' | 'acknowledged' | 'inFlightUntilMs'>;

/** What would be older than the alarm at its next look is unknown: it belongs on the desk. */
function postpone(
  { endedAtMs, createdAtMs }: CallMade,
  status: Postponed['status'],
  delayMs: number,
  known: Known,
): Postponed {
  const nextAttemptAtMs = endedAtMs + Math.round(delayMs);
  const overdue = nextAttemptAtMs >= createdAtMs + UNSETTLED_ALARM_MS;
  return { kind: 'postpone', status: overdue ? 'unknown' : status, nextAttemptAtMs, ...known };
}

/** Doubles from `retryMinMs` to `retryMaxMs`, less up to a half by chance. */
function backOffMs({ attempts }: CallMade, rules: Rules, spread: number): number {
  const doubledMs = rules.retryMinMs * 2 ** Math.min(attempts - 1, 30);
  return Math.min(doubledMs, rules.retryMaxMs) * (1 - spread / 2);
}
