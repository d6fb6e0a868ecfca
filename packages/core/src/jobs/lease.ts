import { uuidv7 } from 'uuidv7';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';

/** Work that one process at a time does again and again; each has its row. */
export type JobName =
  | 'operator_sweep'
  | 'operator_comparison'
  | 'rollup'
  | 'ledger_anchor'
  | 'ledger_verification'
  | 'session_purge';

export interface LeasedJob {
  name: JobName;
  leaseId: string;
  /** The admin who asked for it ahead of its time. */
  requestedBy: string | null;
}

/** Leases a job that is due; null when it is not, or is another's. */
export async function leaseJob(
  { sql }: Core,
  name: JobName,
  nowMs: number,
  leaseMs: number,
): Promise<LeasedJob | null> {
  const leaseId = uuidv7();
  const now = isoTime(nowMs);
  const [row] = await sql<{ requested_by: string | null }[]>`
    UPDATE jobs AS j
    SET lease_id = ${leaseId}, leased_until = ${isoTime(nowMs + leaseMs)}
    WHERE j.name = ${name} AND j.due_at <= ${now}
      AND (j.leased_until IS NULL OR j.leased_until <= ${now})
    RETURNING j.requested_by`;
  return row ? { name, leaseId, requestedBy: row.requested_by } : null;
}

/** False when another has taken the job over: whoever goes on does what is being done already. */
export async function renewJob(
  { sql }: Core,
  { name, leaseId }: LeasedJob,
  leasedUntilMs: number,
): Promise<boolean> {
  const [row] = await sql`
    UPDATE jobs AS j SET leased_until = ${isoTime(leasedUntilMs)}
    WHERE j.name = ${name} AND j.lease_id = ${leaseId}
    RETURNING j.name`;
  return row !== undefined;
}

/** Gives the job back until it is due again; does nothing when another has taken it over. */
export async function returnJob(
  { sql }: Core,
  { name, leaseId }: LeasedJob,
  dueAtMs: number,
): Promise<void> {
  await sql`
    UPDATE jobs AS j
    SET due_at = ${isoTime(dueAtMs)}, requested_by = NULL, lease_id = NULL, leased_until = NULL
    WHERE j.name = ${name} AND j.lease_id = ${leaseId}`;
}

/** Makes a job due now; asked for many times before it is done, it is done once. */
export async function requestJob(
  { sql }: Core,
  name: JobName,
  requestedBy: string,
  nowMs: number,
): Promise<void> {
  await sql`
    UPDATE jobs AS j
    SET due_at = LEAST(j.due_at, ${isoTime(nowMs)}::timestamptz), requested_by = ${requestedBy}
    WHERE j.name = ${name}`;
}
