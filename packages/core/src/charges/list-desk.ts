import { asc, inArray } from 'drizzle-orm';
import {
  selectChargesForAdmin,
  toChargeForAdmin,
  waitingOf,
  type ChargeForAdmin,
  type Waiting,
} from '#charges/charge-for-admin';
import type { ListDeskInput } from '#charges/inputs';
import { UNSETTLED_ALARM_MS } from '#consts';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { pageOf, type Page } from '#page';

export type DeskCharge = ChargeForAdmin & Waiting;

export interface DeskCount {
  total: number;
  /** Charges whose outcome nobody knows at present. */
  unknown: number;
  /** Unsettled for more than ten minutes; as a rule they are unknown too. */
  overdue: number;
}

/**
 * The charges that may need a human: unknown ones, and those unsettled for more than ten minutes,
 * oldest first.
 */
export async function listDesk(
  core: Core,
  { cursor, limit }: ListDeskInput,
): Promise<Page<DeskCharge>> {
  const { currency } = core.settings.business;
  const nowMs = Date.now();
  const ids = await findOnDesk(core, nowMs, cursor ?? null, limit + 1);
  const rows = await selectChargesForAdmin(core.db, inArray(charges.id, ids)).orderBy(
    asc(charges.id),
  );
  return pageOf(
    rows,
    limit,
    ({ charge, user }) => ({
      ...toChargeForAdmin(charge, user, currency),
      ...waitingOf(charge, nowMs),
    }),
    ({ charge }) => charge.id,
  );
}

/** MATERIALIZED, so that the index of the queue is read, never every charge in order of its id. */
async function findOnDesk(
  { sql }: Core,
  nowMs: number,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    WITH desk AS MATERIALIZED (
      SELECT c.id FROM charges c
      WHERE c.next_attempt_at IS NOT NULL
        AND (c.status = 'unknown' OR (c.status = 'pending' AND c.created_at < ${alarmedAt(nowMs)}))
    )
    SELECT d.id FROM desk d
    WHERE ${after}::uuid IS NULL OR d.id > ${after}::uuid
    ORDER BY d.id
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How many there are on the desk. */
export async function countDesk({ sql }: Core): Promise<DeskCount> {
  const alarmed = alarmedAt(Date.now());
  const [row] = await sql<DeskCount[]>`
    SELECT count(*) FILTER (WHERE q.unknown OR q.overdue)::int AS total,
      count(*) FILTER (WHERE q.unknown)::int AS unknown,
      count(*) FILTER (WHERE q.overdue)::int AS overdue
    FROM (
      SELECT c.status = 'unknown' AS unknown, c.created_at < ${alarmed} AS overdue
      FROM charges c
      WHERE c.next_attempt_at IS NOT NULL AND c.status IN ('pending', 'unknown')
    ) q`;
  return row ?? { total: 0, unknown: 0, overdue: 0 };
}

function alarmedAt(nowMs: number): string {
  return new Date(nowMs - UNSETTLED_ALARM_MS).toISOString();
}
