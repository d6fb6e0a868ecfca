import { uuidFloor } from '#comparisons/uuid-floor';
import type { AnySql } from '#db/client';
import { TEXTS } from '#db/oids';
import { isoTime } from '#delivery/iso-time';
import { HOUR_MS, type Period } from '#reports/period';
import type { SumRow } from '#reports/tally';
import { factsBetween, factsOfWallet } from '#rollups/facts';

/** Sums of one step of the period, or of the whole period before it. */
export interface PeriodSumRow extends SumRow {
  /** The place of the step, from 1; 0 stands for the period before. */
  step: number;
}

interface Asked {
  before: Period;
  period: Period;
  /** When each step begins, as `readSteps` has it. */
  steps: readonly string[];
}

/** Ids are made by the processes' clocks, times by the database's: they differ by less. */
const CLOCKS_MS = HOUR_MS;

/** What happened in two periods, one after the other, by measure, operator, reason and step. */
export async function readSums(
  sql: AnySql,
  { before, period, steps }: Asked,
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
  // To look up a quarter's step takes half as long as to work out its day in a time zone; selected, the
  // array is made once, and not for each row.
  return sql<PeriodSumRow[]>`
    SELECT
      CASE WHEN f.at < ${isoTime(period.fromMs)} THEN 0
        ELSE width_bucket(f.at, (SELECT ${sql.array([...steps], TEXTS)}::timestamptz[])) END AS step,
      f.measure, f.operator, f.code, sum(f.count)::text AS count, sum(f.amount)::text AS amount,
      sum(f.price)::text AS price
    FROM (${facts}) f
    ${operator === null ? sql`` : sql`WHERE f.operator = ${operator}`}
    GROUP BY 1, 2, 3, 4`;
}
