import { uuidFloor } from '#comparisons/uuid-floor';
import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { HOUR_MS, type Period } from '#reports/period';
import type { SumRow } from '#reports/tally';
import { factsBetween, factsOfWallet } from '#rollups/facts';

/** Sums of one day or hour, of the period or of the one before. */
export interface PeriodSumRow extends SumRow {
  before: boolean;
  step: string;
}

interface Asked {
  before: Period;
  period: Period;
  by: 'day' | 'hour';
  timeZone: string;
}

/** Ids are made by the processes' clocks, times by the database's: they differ by less. */
const CLOCKS_MS = HOUR_MS;

/** What happened in two periods, one after the other, by measure, operator, reason and step. */
export async function readSums(
  sql: AnySql,
  { before, period, by, timeZone }: Asked,
  { walletId, operator }: { walletId: string | null; operator: string | null },
): Promise<PeriodSumRow[]> {
  const [from, to] = [isoTime(before.fromMs), isoTime(period.toMs)];
  const ids = {
    idsFrom: uuidFloor(before.fromMs - CLOCKS_MS),
    idsTo: uuidFloor(period.toMs + CLOCKS_MS),
  };
  const facts =
    walletId === null
      ? factsBetween(sql, from, to)
      : factsOfWallet(sql, walletId, { from, to, ...ids });
  return sql<PeriodSumRow[]>`
    SELECT f.at < ${isoTime(period.fromMs)} AS before, date_trunc(${by}, f.at, ${timeZone}) AS step,
      f.measure, f.operator, f.code, sum(f.count)::text AS count, sum(f.amount)::text AS amount,
      sum(f.price)::text AS price
    FROM (${facts}) f
    ${operator === null ? sql`` : sql`WHERE f.operator = ${operator}`}
    GROUP BY 1, 2, 3, 4, 5`;
}
