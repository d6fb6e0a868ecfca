import type { Db } from '@chargeflow/core/db/client';
import { charges } from '@chargeflow/core/db/schema/charges';
import { entries, wallets } from '@chargeflow/core/db/schema/ledger';
import { eq } from 'drizzle-orm';
import { NO_HASH, OPERATOR, hashOf, newId, type Sell } from '#baselines/sale';

/**
 * A sale as it is written most often: an interactive transaction that selects the wallet, checks,
 * updates and inserts. It locks what it selects, so it is right.
 */
export function sellInTransaction(db: Db): Sell {
  return async ({ walletId, userId }, order) =>
    db.transaction(async (tx) => {
      const { phone, amountMinor, idempotencyKey } = order;
      const [wallet] = await tx
        .select()
        .from(wallets)
        .where(eq(wallets.id, walletId))
        .for('update');
      if (!wallet || wallet.frozen || wallet.balance < amountMinor) return null;

      const id = newId();
      const balance = wallet.balance - amountMinor;
      const seq = wallet.lastSeq + 1n;
      const createdAt = new Date();
      const moved = { balance, lastSeq: seq, movedAt: createdAt };
      await tx.update(wallets).set(moved).where(eq(wallets.id, walletId));
      await tx.insert(entries).values({
        walletId,
        seq,
        kind: 'charge',
        amount: -amountMinor,
        balanceAfter: balance,
        account: 'operator',
        sourceId: id,
        actorId: userId,
        createdAt,
        hash: NO_HASH,
      });
      await tx.insert(charges).values({
        walletId,
        id,
        userId,
        phone,
        operator: OPERATOR,
        amount: amountMinor,
        price: amountMinor,
        status: 'pending',
        idempotencyKey,
        inputHash: hashOf(order),
        balanceAfter: balance,
        nextAttemptAt: createdAt,
        createdAt,
      });
      return { id, balanceAfterMinor: balance, createdAt };
    });
}
