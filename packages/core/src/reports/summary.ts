import type { EntryKind } from '#consts';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { formatMoney } from '#money';
import type { SummaryInput } from '#reports/inputs';
import { splitByQuarter, type Period } from '#reports/period';
import { readSituation } from '#reports/situation';
import type { Tally } from '#reports/tally';
import { entriesBetween, factsBetween } from '#rollups/facts';

export interface Summary {
  from: string;
  to: string;
  currency: string;
  /** What moved in the period; signed, as the wallets saw it. */
  entries: Record<EntryKind, Tally>;
  /** As it is now. */
  outstanding: { wallets: string; pendingCredits: Tally; unknownCharges: Tally };
}

interface TallyRow {
  kind: EntryKind;
  count: string;
  amount: string;
}

/**
 * What moved from `from` (inclusive) to `to` (exclusive), and what stands open now. Whole quarters of
 * an hour are read from the totals, what is left before and after them from the entries.
 */
export async function summarise(core: Core, { from, to }: SummaryInput): Promise<Summary> {
  const { currency } = core.settings.business;
  const period = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  return core.sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
    const moved = await readMoved(tx, period);
    const now = await readSituation(tx, null, currency);
    const of = (kind: EntryKind) => {
      const row = moved.find((candidate) => candidate.kind === kind);
      return {
        count: Number(row?.count ?? 0),
        amount: formatMoney(BigInt(row?.amount ?? 0), currency),
      };
    };
    return {
      from: isoTime(period.fromMs),
      to: isoTime(period.toMs),
      currency,
      entries: {
        credit: of('credit'),
        charge: of('charge'),
        refund: of('refund'),
        adjustment: of('adjustment'),
      },
      outstanding: {
        wallets: now.outstanding,
        pendingCredits: now.pendingCredits,
        unknownCharges: now.unknownCharges,
      },
    };
  });
}

function readMoved(tx: AnySql, period: Period): Promise<TallyRow[]> {
  const { inner, edges } = splitByQuarter(period);
  const ofEdges = edges.map(
    (edge) => tx`
      UNION ALL
      SELECT e.kind, 1, e.amount
      FROM (${entriesBetween(tx, isoTime(edge.fromMs), isoTime(edge.toMs))}) e`,
  );
  return tx<TallyRow[]>`
    SELECT m.kind, sum(m.count)::text AS count, sum(m.amount)::text AS amount
    FROM (
      SELECT f.measure AS kind, f.count, CASE f.measure WHEN 'charge' THEN -f.price ELSE f.price END AS amount
      FROM (${factsBetween(tx, isoTime(inner.fromMs), isoTime(inner.toMs))}) f
      WHERE f.measure IN ('credit', 'charge', 'refund', 'adjustment')
      ${ofEdges[0] ?? tx``} ${ofEdges[1] ?? tx``}
    ) m
    GROUP BY m.kind`;
}
