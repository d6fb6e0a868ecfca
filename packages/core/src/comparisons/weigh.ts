import type { ChargeStatus, DifferenceKind } from '#consts';
import type { ListedTransaction } from '#operators/books';

export interface Ours {
  status: ChargeStatus;
  /** Face value, in minor units. */
  amountMinor: bigint;
}

export interface Theirs {
  /** Where one reference is listed more than once, the weightiest. */
  outcome: ListedTransaction['outcome'];
  amountMinor: bigint | null;
  /** How often the reference is listed as delivered. */
  deliveries: number;
}

export interface Weighed {
  kinds: DifferenceKind[];
  /** Asking the operator may settle it. */
  recheck: boolean;
}

/** What the operator's list says otherwise than our charge of the same reference; null: none has. */
export function weigh(ours: Ours | null, theirs: Theirs): Weighed {
  const took = theirs.outcome === 'delivered' || theirs.outcome === 'processing';
  if (!ours) return { kinds: took ? ['theirs_unknown_to_us'] : [], recheck: false };
  const kinds: DifferenceKind[] = [];
  if (theirs.deliveries > 1) kinds.push('delivered_twice');
  const { amountMinor } = theirs;
  const differs = amountMinor !== null && amountMinor !== ours.amountMinor;
  if (theirs.outcome === 'delivered' && differs) kinds.push('amount_differs');
  switch (ours.status) {
    case 'delivered':
      if (!took) kinds.push('reversed_by_them');
      return { kinds, recheck: theirs.outcome !== 'delivered' };
    case 'refunded':
    case 'refused':
      if (took) kinds.push('refunded_but_delivered');
      return { kinds, recheck: false };
    case 'pending':
    case 'unknown':
      return { kinds, recheck: theirs.outcome !== 'processing' };
  }
}
