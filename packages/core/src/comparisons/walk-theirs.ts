import { noteDifference } from '#comparisons/note-difference';
import { askAgain } from '#comparisons/ask-again';
import type { Run } from '#comparisons/run';
import { weigh } from '#comparisons/weigh';
import type { ChargeStatus } from '#consts';
import { UUIDS } from '#db/oids';
import type { ListedTransaction } from '#operators/books';

const BATCH = 1_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface TheirRow {
  subject: string;
  transaction_id: string;
  outcome: ListedTransaction['outcome'];
  amount: bigint | null;
  at: string | null;
  deliveries: number;
}

export interface OurRow {
  wallet_id: string;
  id: string;
  status: ChargeStatus;
  amount: bigint;
  created_at: string;
}

/** Looks each reference of the operator's list up among our charges. */
export async function walkTheirs(run: Run): Promise<void> {
  let after = '';
  for (;;) {
    run.signal.throwIfAborted();
    const batch = await readListed(run, after);
    const ours = await readOurs(run, batch);
    for (const theirs of batch) await compare(run, ours.get(theirs.subject) ?? null, theirs);
    run.listed += batch.length;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.subject;
  }
}

/** One row a reference: the weightiest, should it ever be listed twice. */
function readListed({ core: { sql }, id }: Run, after: string): Promise<TheirRow[]> {
  return sql<TheirRow[]>`
    SELECT DISTINCT ON (l.subject) l.subject, l.transaction_id, l.outcome, l.amount, l.at,
      (count(*) FILTER (WHERE l.outcome = 'delivered')
        OVER (PARTITION BY l.subject))::int AS deliveries
    FROM operator_listings l
    WHERE l.comparison_id = ${id} AND l.subject > ${after}
    ORDER BY l.subject,
      array_position(ARRAY['delivered', 'processing', 'reversed', 'refused'], l.outcome)
    LIMIT ${BATCH}`;
}

async function readOurs({ core: { sql } }: Run, batch: TheirRow[]): Promise<Map<string, OurRow>> {
  const ids = batch.map(({ subject }) => subject).filter((subject) => UUID.test(subject));
  if (ids.length === 0) return new Map();
  const rows = await sql<OurRow[]>`
    SELECT c.wallet_id, c.id, c.status, c.amount, c.created_at
    FROM charges c WHERE c.id = ANY (${sql.array(ids, UUIDS)})`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function compare(run: Run, ours: OurRow | null, theirs: TheirRow): Promise<void> {
  const known = ours && { status: ours.status, amountMinor: ours.amount };
  const weighed = weigh(known, {
    outcome: theirs.outcome,
    amountMinor: theirs.amount,
    deliveries: theirs.deliveries,
  });
  if (ours && weighed.ask) await askAgain(run, ours, weighed.ask);
  const occurredAtMs = Date.parse(ours?.created_at ?? theirs.at ?? '') || run.toMs;
  // What is younger than the window may still be on its way.
  if (occurredAtMs > run.toMs) return;
  for (const kind of weighed.kinds) {
    if (kind === 'refunded_but_delivered' && (await isTakenBack(run, theirs))) continue;
    const { subject, transaction_id: transactionId, outcome, amount } = theirs;
    await noteDifference(run, {
      kind,
      subject,
      transactionId,
      ours,
      theirStatus: outcome,
      theirAmountMinor: amount,
      occurredAtMs,
    });
  }
}

const ASKS_MAX = 500;

/** The list may be older than the refund: only what the operator says now counts. */
async function isTakenBack(run: Run, { subject }: TheirRow): Promise<boolean> {
  if (run.asks >= ASKS_MAX) return false;
  run.asks += 1;
  const { outcome } = await run.operator.ask(subject, run.signal);
  return outcome === 'reversed' || outcome === 'refused' || outcome === 'not_found';
}
