import type { Damage } from '#verifier';
import type { Core } from '#core';

/** A verification that is over. Times are ISO 8601, UTC. */
export interface FinishedVerification {
  startedAt: string;
  finishedAt: string;
  wallets: number;
  entries: number;
  anchors: number;
  /** How many damages were found, and the first hundred of them. */
  damaged: number;
  damages: Damage[];
  /** Why it was not completed; null when it was. */
  error: string | null;
}

export interface LatestVerification {
  /** Null before the first. */
  last: FinishedVerification | null;
  /** `queued`: a worker will see to it. */
  state: 'idle' | 'queued' | 'running';
  /** When it is due again by itself. */
  dueAt: string;
  /** Null before the first. `hash` is for keeping elsewhere: hexadecimal. */
  anchor: { number: number; madeAt: string; hash: string } | null;
}

interface Row {
  started_at: string;
  finished_at: string;
  wallets: bigint;
  entries: bigint;
  anchors: bigint;
  damaged: bigint;
  damages: string;
  error: string | null;
}

/** How the verification of the ledger stands. */
export async function latestVerification({ sql }: Core): Promise<LatestVerification> {
  const now = new Date().toISOString();
  const [job] = await sql<{ state: LatestVerification['state']; due_at: string }[]>`
    SELECT j.due_at,
      CASE WHEN j.leased_until > ${now} THEN 'running' WHEN j.due_at <= ${now} THEN 'queued'
        ELSE 'idle' END AS state
    FROM jobs j WHERE j.name = 'ledger_verification'`;
  if (!job) throw new Error('the job of the verification is not there');
  const [row] = await sql<Row[]>`
    SELECT v.started_at, v.finished_at, v.wallets, v.entries, v.anchors, v.damaged,
      v.damages::text AS damages, v.error
    FROM ledger_verifications v ORDER BY v.id DESC LIMIT 1`;
  const [anchor] = await sql<{ number: bigint; made_at: string; hash: string }[]>`
    SELECT a.number, a.made_at, encode(a.hash, 'hex') AS hash
    FROM ledger_anchors a ORDER BY a.number DESC LIMIT 1`;
  return {
    last: row ? toFinished(row) : null,
    state: job.state,
    dueAt: isoOf(job.due_at),
    anchor: anchor
      ? { number: Number(anchor.number), madeAt: isoOf(anchor.made_at), hash: anchor.hash }
      : null,
  };
}

function toFinished(row: Row): FinishedVerification {
  return {
    startedAt: isoOf(row.started_at),
    finishedAt: isoOf(row.finished_at),
    wallets: Number(row.wallets),
    entries: Number(row.entries),
    anchors: Number(row.anchors),
    damaged: Number(row.damaged),
    damages: JSON.parse(row.damages) as Damage[],
    error: row.error,
  };
}

function isoOf(text: string): string {
  return new Date(text).toISOString();
}
