import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { AppError } from '#errors';
import { inQuarters, type Period } from '#reports/period';
import { readSituation, type Situation } from '#reports/situation';
import { readSteps } from '#reports/steps';
import { readSums, type PeriodSumRow } from '#reports/sums';
import { totalsOf, type Totals } from '#reports/tally';
import { readTopSellers, type TopSeller } from '#reports/top-sellers';
import type { OverviewInput } from '#reports/inputs';

export interface Overview {
  /** In whole quarters of an hour; what was begun counts. The end is not part of it. */
  from: string;
  to: string;
  by: 'day' | 'hour';
  timeZone: string;
  currency: string;
  totals: Totals;
  /** The period of the same length just before. */
  previous: { from: string; to: string; totals: Totals };
  /** One step after the other, quiet ones too; the first may have begun before `from`. */
  series: { at: string; totals: Totals }[];
  /** Those with anything in the period, most sold first; null stands for phones nobody serves. */
  operators: { operator: string | null; totals: Totals }[];
  /** Most sold first, at most ten; none where one seller is asked for. */
  topSellers: TopSeller[];
  /** As it is at this moment, whatever the period. */
  now: Situation;
}

/**
 * What happened in a period, read from the totals and what they do not hold yet, so exact at this
 * moment, in one snapshot. Of one seller it is read from the facts.
 * @throws AppError ACCOUNT_NOT_FOUND
 */
export async function readOverview(core: Core, input: OverviewInput): Promise<Overview> {
  const { currency } = core.settings.business;
  const { by, timeZone, operator, userId } = input;
  const period = inQuarters(input.from, input.to);
  const before = { fromMs: 2 * period.fromMs - period.toMs, toMs: period.fromMs };
  return core.sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
    const walletId = userId === undefined ? null : await walletOf(tx, userId);
    const filter = { walletId, operator: operator ?? null };
    const steps = await readSteps(tx, period, by, timeZone);
    const rows = await readSums(tx, { before, period, steps }, filter);
    const now = rows.filter(({ step }) => step > 0);
    return {
      ...inIso(period),
      by,
      timeZone,
      currency,
      totals: totalsOf(now, currency),
      previous: {
        ...inIso(before),
        totals: totalsOf(
          rows.filter(({ step }) => step === 0),
          currency,
        ),
      },
      series: seriesOf(steps, now, currency),
      operators: operatorsOf(now, currency),
      topSellers:
        walletId === null ? await readTopSellers(tx, period, filter.operator, currency) : [],
      now: await readSituation(tx, walletId, currency),
    };
  });
}

const inIso = ({ fromMs, toMs }: Period) => ({ from: isoTime(fromMs), to: isoTime(toMs) });

async function walletOf(tx: AnySql, userId: string): Promise<string> {
  const [row] = await tx<{ wallet_id: string }[]>`SELECT wallet_id FROM users WHERE id = ${userId}`;
  if (!row) throw new AppError('ACCOUNT_NOT_FOUND');
  return row.wallet_id;
}

function seriesOf(
  steps: readonly string[],
  rows: readonly PeriodSumRow[],
  currency: string,
): Overview['series'] {
  const byStep = groupBy(rows, ({ step }) => step);
  return steps.map((at, place) => ({
    at,
    totals: totalsOf(byStep.get(place + 1) ?? [], currency),
  }));
}

function operatorsOf(rows: readonly PeriodSumRow[], currency: string): Overview['operators'] {
  const ofCharges = rows.filter(({ measure }) => measure !== 'credit' && measure !== 'adjustment');
  const sold = (totals: Totals) => BigInt(totals.sold.price.replace('.', ''));
  return [...groupBy(ofCharges, (row) => row.operator)]
    .map(([operator, own]) => ({ operator: operator || null, totals: totalsOf(own, currency) }))
    .toSorted((a, b) => {
      const [one, other] = [sold(a.totals), sold(b.totals)];
      if (one !== other) return one < other ? 1 : -1;
      return String(a.operator).localeCompare(String(b.operator));
    });
}

function groupBy<Key>(
  rows: readonly PeriodSumRow[],
  keyOf: (row: PeriodSumRow) => Key,
): Map<Key, PeriodSumRow[]> {
  const groups = new Map<Key, PeriodSumRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
