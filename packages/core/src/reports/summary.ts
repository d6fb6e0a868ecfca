import type { EntryKind } from '#consts';
import type { Core } from '#core';
import { formatMoney } from '#money';
import type { SummaryInput } from '#reports/inputs';

export interface Tally {
  count: number;
  /** Signed, as the wallets saw it. */
  amount: string;
}

export interface Summary {
  from: string;
  to: string;
  currency: string;
  /** What moved in the period. */
  entries: Record<EntryKind, Tally>;
  /** As it is now. */
  outstanding: { wallets: string; pendingCredits: Tally; unknownCharges: Tally };
}

interface TallyRow {
  kind: EntryKind;
  count: string;
  amount: string;
}

/** What moved from `from` (inclusive) to `to` (exclusive), and what stands open now. */
export async function summarise(core: Core, { from, to }: SummaryInput): Promise<Summary> {
  const { currency } = core.settings.business;
  const start = new Date(from).toISOString();
  const end = new Date(to).toISOString();
  const moved = await core.sql<TallyRow[]>`
    SELECT kind, count(*)::text AS count, sum(amount)::text AS amount
    FROM entries WHERE created_at >= ${start} AND created_at < ${end}
    GROUP BY kind`;
  const [open] = await core.sql<
    Record<'wallets' | 'credits' | 'credit' | 'unknowns' | 'unknown', string>[]
  >`
    SELECT
      (SELECT coalesce(sum(balance), 0) FROM wallets)::text AS wallets,
      r.count::text AS credits, r.amount::text AS credit,
      c.count::text AS unknowns, c.amount::text AS unknown
    FROM
      (SELECT count(*), coalesce(sum(amount), 0) AS amount
        FROM credit_requests WHERE status = 'pending') r,
      (SELECT count(*), coalesce(sum(price), 0) AS amount
        FROM charges WHERE next_attempt_at IS NOT NULL AND status = 'unknown') c`;
  const tally = (count = '0', amount = '0') => ({
    count: Number(count),
    amount: formatMoney(BigInt(amount), currency),
  });
  const of = (kind: EntryKind) => {
    const row = moved.find((candidate) => candidate.kind === kind);
    return tally(row?.count, row?.amount);
  };
  return {
    from: start,
    to: end,
    currency,
    entries: {
      credit: of('credit'),
      charge: of('charge'),
      refund: of('refund'),
      adjustment: of('adjustment'),
    },
    outstanding: {
      wallets: formatMoney(BigInt(open?.wallets ?? 0), currency),
      pendingCredits: tally(open?.credits, open?.credit),
      unknownCharges: tally(open?.unknowns, open?.unknown),
    },
  };
}
