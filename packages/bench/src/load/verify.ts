import type { Core } from '@chargeflow/core/core';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import type { Baseline } from '#baselines/tables';
import { CREDIT_MINOR } from '#load/people';
import type { LoadSettings } from '#load/settings';
import type { Stage } from '#load/stage';

/** Without a worker nobody delivers, and what waits for ten minutes is nobody's fault. */
const OF_DELIVERY = /^I8 /;

/**
 * What does not add up after the loads, in a sentence each: the product's books, each baseline's,
 * and how many sales each of them has acknowledged. `cutOff`: sales of ours that were not answered.
 */
export async function findProblems(
  { core, systems }: Stage,
  { worker }: LoadSettings,
  cutOff: number,
): Promise<string[]> {
  const { checks } = await reconcile(core);
  const problems = checks
    .filter(({ name, ok }) => !ok && (worker || !OF_DELIVERY.test(name)))
    .map(({ name, violations }) => `${name}: ${JSON.stringify(violations.slice(0, 3))}`);
  for (const { name, sold } of systems) {
    const schema = name === 'ours' ? 'public' : name;
    const written = await countCharges(core, schema);
    if (written < sold || written > sold + (name === 'ours' ? cutOff : 0)) {
      problems.push(`${name} has ${written} charges, and has acknowledged ${sold}`);
    }
    if (name !== 'ours') problems.push(...(await checkBaseline(core, name)));
  }
  return problems;
}

async function countCharges({ sql }: Core, schema: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${sql(schema)}.charges WHERE status <> 'refused'`;
  return row?.count ?? 0;
}

/** Wallets whose balance is not what they began with less what they bought, entry by entry. */
async function checkBaseline({ sql }: Core, baseline: Baseline): Promise<string[]> {
  const wrong = await sql<{ id: string }[]>`
    SELECT w.id
    FROM ${sql(baseline)}.wallets w
    LEFT JOIN (
      SELECT wallet_id, sum(amount) AS moved, count(*) AS entries, max(seq) AS last
      FROM ${sql(baseline)}.entries GROUP BY wallet_id
    ) e ON e.wallet_id = w.id
    LEFT JOIN (
      SELECT wallet_id, sum(price) AS paid, count(*) AS charges
      FROM ${sql(baseline)}.charges GROUP BY wallet_id
    ) c ON c.wallet_id = w.id
    WHERE w.balance > 0 AND (
      w.balance <> ${CREDIT_MINOR} + coalesce(e.moved, 0)
      OR coalesce(e.moved, 0) <> -coalesce(c.paid, 0)
      OR coalesce(e.entries, 0) <> coalesce(c.charges, 0)
      OR w.last_seq <> coalesce(e.last, w.last_seq)
      OR w.last_seq <> 1 + coalesce(e.entries, 0))`;
  return wrong.map(({ id }) => `${baseline} does not add up for the wallet ${id}`);
}
