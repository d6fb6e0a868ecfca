import type { Run } from '#comparisons/run';
import { uuidFloor } from '#comparisons/uuid-floor';
import { isoTime } from '#delivery/iso-time';
import type { ListedTransaction } from '#operators/books';

/** Clocks differ, and an order is taken later than its charge is sold. */
const EDGE_MS = 5 * 60_000;
/** A list that old was left by a process that died. */
const LEFT_BEHIND_MS = 6 * 3_600_000;

/** Copies the operator's list of the window, until now, into the database. */
export async function takeList(run: Run): Promise<void> {
  const { core, operator, signal } = run;
  const window = { fromMs: run.fromMs - EDGE_MS, toMs: Date.now() + EDGE_MS };
  const { currency } = core.settings.business;
  for await (const page of operator.listTransactions(window, currency, signal)) {
    signal.throwIfAborted();
    await store(run, page);
  }
}

/** Drops the run's list, and those of runs that never came to their end. */
export async function dropList({ core: { sql }, id, startedAtMs }: Run): Promise<void> {
  await sql`
    DELETE FROM operator_listings
    WHERE comparison_id = ${id} OR comparison_id < ${uuidFloor(startedAtMs - LEFT_BEHIND_MS)}`;
}

async function store({ core: { sql }, id }: Run, page: ListedTransaction[]): Promise<void> {
  // Once each, since one statement must not write a row twice.
  const rows = new Map(
    page.map(({ reference, transactionId, outcome, amountMinor, atMs }) => [
      transactionId,
      {
        comparison_id: id,
        subject: reference ?? `#${transactionId}`,
        transaction_id: transactionId,
        outcome,
        amount: amountMinor,
        at: atMs === null ? null : isoTime(atMs),
      },
    ]),
  );
  if (rows.size === 0) return;
  await sql`
    INSERT INTO operator_listings ${sql([...rows.values()])}
    ON CONFLICT (comparison_id, subject, transaction_id)
    DO UPDATE SET outcome = excluded.outcome, amount = excluded.amount`;
}
