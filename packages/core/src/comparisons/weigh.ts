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
  /**
   * What asking the operator may settle: whether it still is what we have, or that it is delivered
   * as the list says.
   */
  ask: 'recheck' | 'confirmation' | null;
}

/** What the operator's list says otherwise than our charge of the same reference; null: none has. */
export function weigh(ours: Ours | null, theirs: Theirs): Weighed {
  const took = theirs.outcome === 'delivered' || theirs.outcome === 'processing';
  if (!ours) return { kinds: took ? ['theirs_unknown_to_us'] : [], ask: null };
  const kinds: DifferenceKind[] = [];
  if (theirs.deliveries > 1) kinds.push('delivered_twice');
  const { amountMinor } = theirs;
  const differs = amountMinor !== null && amountMinor !== ours.amountMinor;
  if (theirs.outcome === 'delivered' && differs) kinds.push('amount_differs');
  switch (ours.status) {
    case 'delivered':
      if (!took) kinds.push('reversed_by_them');
      return { kinds, ask: theirs.outcome === 'delivered' ? null : 'recheck' };
    case 'refunded':
    case 'refused':
      if (took) kinds.push('refunded_but_delivered');
      return { kinds, ask: null };
    case 'pending':
    case 'unknown':
      if (theirs.outcome === 'processing') return { kinds, ask: null };
      return { kinds, ask: took ? 'confirmation' : 'recheck' };
  }
}
