import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { priceOf } from '#money';
import { listOperators } from '#operators/list';

/** Face value and price of some lines, in minor units. */
interface Weight {
  amountMinor: bigint;
  priceMinor: bigint;
}

/** The lines that are still to be sold, at the commissions of now. */
export async function weighReady(core: Core, actor: Actor, orderId: string): Promise<Weight> {
  const { items } = await listOperators(core, actor);
  const basisPoints = new Map(items.map((item) => [item.code, item.commissionBasisPoints]));
  // Grouped, since files ask for few amounts many times; each price is rounded for itself.
  const rows = await core.sql<{ operator: string; amount: bigint; lines: bigint }[]>`
    SELECT l.operator, l.amount, count(*) AS lines
    FROM bulk_lines l
    WHERE l.wallet_id = ${actor.walletId} AND l.order_id = ${orderId} AND l.status = 'ready'
    GROUP BY l.operator, l.amount`;
  const weight = { amountMinor: 0n, priceMinor: 0n };
  for (const { operator, amount, lines } of rows) {
    weight.amountMinor += amount * lines;
    weight.priceMinor += priceOf(amount, basisPoints.get(operator) ?? 0) * lines;
  }
  return weight;
}

export interface SoldWeight extends Weight {
  charges: { pending: number; unknown: number; delivered: number; refunded: number };
}

/** The lines that were sold, at the prices of then. */
export async function weighSold(
  { sql }: Core,
  { walletId }: Actor,
  orderId: string,
): Promise<SoldWeight> {
  const rows = await sql<
    { status: keyof SoldWeight['charges']; lines: bigint; amount: string; price: string }[]
  >`
    SELECT c.status, count(*) AS lines, sum(c.amount)::text AS amount, sum(c.price)::text AS price
    FROM bulk_lines l
    JOIN charges c ON c.wallet_id = l.wallet_id AND c.id = l.charge_id
    WHERE l.wallet_id = ${walletId} AND l.order_id = ${orderId} AND l.status = 'sold'
    GROUP BY c.status`;
  const charges = { pending: 0, unknown: 0, delivered: 0, refunded: 0 };
  const weight = { amountMinor: 0n, priceMinor: 0n, charges };
  for (const row of rows) {
    charges[row.status] = Number(row.lines);
    weight.amountMinor += BigInt(row.amount);
    weight.priceMinor += BigInt(row.price);
  }
  return weight;
}
