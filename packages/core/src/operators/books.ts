/** One order as the operator's own list shows it. */
export interface ListedTransaction {
  transactionId: string;
  /** Under which it was ordered: our charge's id; null when it was ordered without one. */
  reference: string | null;
  outcome: 'delivered' | 'processing' | 'reversed' | 'refused';
  /** In minor units of the currency that was asked for; null when it is shown in others only. */
  amountMinor: bigint | null;
  /** Epoch milliseconds, whole seconds; null when the operator shows none that can be read. */
  atMs: number | null;
}

export interface OperatorBalance {
  /** Decimal text in major units of `currency`. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** Epoch milliseconds, both ends included. */
export interface Window {
  fromMs: number;
  toMs: number;
}

/** What the operator has written down itself. Every call rejects when it cannot be had in full. */
export interface OperatorBooks {
  /** Every order within the window, page by page; one that changes meanwhile may come twice. */
  listTransactions(
    window: Window,
    currency: string,
    signal: AbortSignal,
  ): AsyncIterable<ListedTransaction[]>;
  /** What is left of our credit with the operator. */
  balance(signal: AbortSignal): Promise<OperatorBalance>;
}
