import type { Sql } from '@chargeflow/core/db/client';
import { NO_HASH, OPERATOR, hashOf, newId, type Sell } from '#baselines/sale';

interface SoldRow {
  balance_after: bigint;
  created_at: string;
}

/**
 * The least that a sale can be: a guarded debit that feeds entry and charge, in one statement that
 * the driver prepares. Its refusals come from an old snapshot, it replays nothing and keeps no hash
 * chain; it is what the product is measured by, not what a sale should be.
 */
export function sellInOneStatement(sql: Sql): Sell {
  return async (seller, order) => {
    const id = newId();
    const { amountMinor } = order;
    const [row] = await sql<SoldRow[]>`
      WITH debited AS (
        UPDATE wallets AS w
        SET balance = w.balance - ${amountMinor}, last_seq = w.last_seq + 1,
          moved_at = clock_timestamp()
        WHERE w.id = ${seller.walletId} AND w.balance >= ${amountMinor} AND NOT w.frozen
        RETURNING w.id, w.user_id, w.last_seq, w.balance, w.moved_at
      ), entered AS (
        INSERT INTO entries AS e (wallet_id, seq, kind, amount, balance_after, account, source_id,
          actor_id, created_at, hash)
        SELECT d.id, d.last_seq, 'charge', -${amountMinor}::bigint, d.balance, 'operator', ${id}::uuid,
          d.user_id, d.moved_at, ${NO_HASH}
        FROM debited d
      )
      INSERT INTO charges AS c (wallet_id, id, user_id, phone, operator, amount, price, status,
        idempotency_key, input_hash, balance_after, next_attempt_at, created_at)
      SELECT d.id, ${id}::uuid, d.user_id, ${order.phone}, ${OPERATOR}, ${amountMinor},
        ${amountMinor}, 'pending', ${order.idempotencyKey}, ${hashOf(order)}, d.balance, d.moved_at,
        d.moved_at
      FROM debited d
      RETURNING c.balance_after, c.created_at`;
    return row
      ? { id, balanceAfterMinor: row.balance_after, createdAt: new Date(row.created_at) }
      : null;
  };
}
