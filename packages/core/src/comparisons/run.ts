import type { ComparisonScope } from '#consts';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import type { OperatorBalance, OperatorBooks } from '#operators/books';
import type { OperatorPort } from '#operators/port';

/** What a comparison needs of the operator. */
export type ComparedOperator = OperatorBooks & Pick<OperatorPort, 'ask'>;

export interface ComparisonRequest {
  scope: ComparisonScope;
  /** Charges sold from then until then are compared; epoch milliseconds. */
  fromMs: number;
  toMs: number;
  /** The admin who asked for it. */
  requestedBy: string | null;
}

/** A comparison under way, and what it has come to so far. */
export interface Run extends ComparisonRequest {
  core: Core;
  operator: ComparedOperator;
  id: string;
  startedAtMs: number;
  signal: AbortSignal;
  listed: number;
  lookedFor: number;
  rechecks: number;
  asks: number;
  found: number;
  opened: number;
  closed: number;
}

export async function recordStart(run: Run): Promise<void> {
  const { core, id, scope, requestedBy } = run;
  await core.sql`
    INSERT INTO operator_comparisons (id, scope, from_at, to_at, requested_by, started_at)
    VALUES (${id}, ${scope}, ${isoTime(run.fromMs)}, ${isoTime(run.toMs)}, ${requestedBy},
      ${isoTime(run.startedAtMs)})`;
}

/** `balance` is null where it was not asked for; `error` is null when the comparison is complete. */
export async function recordEnd(
  run: Run,
  balance: OperatorBalance | null,
  error: string | null,
): Promise<void> {
  const { listed, lookedFor, rechecks, found, opened, closed } = run;
  await run.core.sql`
    UPDATE operator_comparisons AS c
    SET finished_at = ${isoTime(Date.now())}, listed = ${listed}, looked_for = ${lookedFor},
      rechecks = ${rechecks}, found = ${found}, opened = ${opened}, closed = ${closed},
      operator_balance = ${balance?.amount ?? null},
      operator_currency = ${balance?.currency ?? null}, error = ${error}
    WHERE c.id = ${run.id}`;
}
