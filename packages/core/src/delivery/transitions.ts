import { CHARGE_STATUSES, type ChargeStatus } from '#consts';

/** What can happen to a charge once it is sold. */
export const CHARGE_EVENTS = [
  /** The operator says that it is delivered. */
  'yes',
  /** A definite no: refused, reversed, or unheard of after the last sending. */
  'no',
  /** The operator has it and is not done. */
  'processing',
  /** No answer, or one that tells nothing. */
  'unsure',
  /** The order certainly never left. */
  'not_sent',
  /** It will be ten minutes old when it is looked at next. */
  'overdue',
  /** Somebody has reason to have it asked for now: a callback, an admin, a comparison of lists. */
  'hint',
  /** An admin has evidence. */
  'resolved_delivered',
  'resolved_refunded',
] as const;
export type ChargeEvent = (typeof CHARGE_EVENTS)[number];

/** Null where the event does not count: whoever brings it changes nothing. */
type Row = Readonly<Record<ChargeEvent, ChargeStatus | null>>;

const NOTHING: Row = {
  yes: null,
  no: null,
  processing: null,
  unsure: null,
  not_sent: null,
  overdue: null,
  hint: null,
  resolved_delivered: null,
  resolved_refunded: null,
};

const UNSETTLED: Row = {
  ...NOTHING,
  yes: 'delivered',
  no: 'refunded',
  processing: 'pending',
  unsure: 'unknown',
  not_sent: 'pending',
  overdue: 'unknown',
};

/**
 * The state machine of a charge: what it becomes, by what it is and what happens. The statements
 * that change a charge take their guards from here, and docs/delivery.md draws it.
 */
export const TRANSITIONS: Readonly<Record<ChargeStatus, Row>> = {
  pending: { ...UNSETTLED, hint: 'pending' },
  unknown: {
    ...UNSETTLED,
    hint: 'unknown',
    resolved_delivered: 'delivered',
    resolved_refunded: 'refunded',
  },
  // Asked for once more, never sent; only a definite no changes it.
  delivered: {
    ...NOTHING,
    yes: 'delivered',
    no: 'refunded',
    processing: 'delivered',
    unsure: 'delivered',
    hint: 'delivered',
  },
  refunded: NOTHING,
  refused: NOTHING,
};

/** The statuses in which the event counts, whether or not it changes them. */
export function openTo(event: ChargeEvent): ChargeStatus[] {
  return CHARGE_STATUSES.filter((status) => TRANSITIONS[status][event] !== null);
}

/** The statuses that the event turns into another one. */
export function changedBy(event: ChargeEvent): ChargeStatus[] {
  return openTo(event).filter((status) => TRANSITIONS[status][event] !== status);
}

/** What a charge in `status` is after the event; for events that count in it. */
export function statusAfter(status: ChargeStatus, event: ChargeEvent): ChargeStatus {
  const after = TRANSITIONS[status][event];
  if (after === null) throw new Error(`${event} does not count for a charge that is ${status}`);
  return after;
}
