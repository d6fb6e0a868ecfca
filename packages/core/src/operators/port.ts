/** One top-up as the operator is asked for it. */
export interface TopupOrder {
  /** The reference: whatever happens, the operator must carry it out once. */
  chargeId: string;
  /** E.164. */
  phone: string;
  /** Our code of the operator, as in the table `operators`. */
  operator: string;
  /** The face value in minor units of `currency`. */
  amountMinor: bigint;
  /** ISO 4217. */
  currency: string;
  /** 1 for the first sending; more when `ask` has answered `not_found`. */
  attempt: number;
  /** Epoch milliseconds after which it must not leave any more: whoever comes next relies on that. */
  sendByMs: number;
}

/** What the operator has said of a reference; only the last one leaves it open. */
type Verdict =
  | { outcome: 'delivered'; transactionId: string }
  /** A definite no: nothing was delivered and nothing will be. */
  | { outcome: 'refused'; reason: string; transactionId: string | null }
  /** Taken back, or given up after it was taken on: a definite no as well. */
  | { outcome: 'reversed'; transactionId: string }
  | { outcome: 'processing'; transactionId: string }
  /**
   * A time-out, a 5xx, a dropped line, rubbish: it may have been delivered. Ask, never guess.
   * `acknowledged`: the operator says that it has the reference, but not what became of it.
   */
  | { outcome: 'unknown'; reason: string; acknowledged?: boolean };

/** Why an order was not sent to an operator that is well, but asks for patience. */
export const OVER_THE_RATE = 'over the rate';

/** `not_sent`: the order certainly never reached the operator; it may be sent again later. */
export type SendAnswer =
  | Verdict
  | { outcome: 'not_sent'; reason: string; retryAfterMs: number | null };

/** `not_found`: the operator knows no such reference. */
export type AskAnswer = Verdict | { outcome: 'not_found' };

/** What the operator says of its own accord; a hint to ask, and never more than that. */
export interface OperatorNews {
  /** The reference, which is the charge's id. */
  chargeId: string;
  saysDelivered: boolean;
}

/**
 * The far side of a sale. Neither call throws or rejects for anything that the far side does. Each
 * is a few HTTP calls at most, which all end within their time-out or when `signal` aborts.
 */
export interface OperatorPort {
  /**
   * Orders a top-up. After anything but `not_sent`, the order may be sent again only when `ask`
   * has answered `not_found`, and only under the same reference.
   */
  send(order: TopupOrder, signal: AbortSignal): Promise<SendAnswer>;
  /**
   * Asks what became of a reference. `not_found` counts only when the last sending is over by
   * more than its time-out: an order that is still on its way is not found either.
   */
  ask(chargeId: string, signal: AbortSignal): Promise<AskAnswer>;
}
