import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { AppError, errorNameOf } from '#errors';
import { inputHash } from '#idempotency/hash';
import { move } from '#ledger/move';
import { formatMoney, parseSignedMoney } from '#money';
import type { AdjustWalletInput } from '#wallets/inputs';

export interface Adjustment {
  id: string;
  userId: string;
  /** Signed. */
  amount: string;
  reason: string;
  balanceAfter: string;
  createdAt: string;
  replayed: boolean;
}

/**
 * Puts a wallet right by hand, with a reason, audited. The key is the admin's own: the same key and
 * input answer the same adjustment again.
 * @throws AppError ACCOUNT_NOT_FOUND, SELF_APPROVAL, INVALID_AMOUNT, INSUFFICIENT_BALANCE,
 * IDEMPOTENCY_KEY_REUSED
 */
export async function adjustWallet(
  core: Core,
  actor: Actor,
  { userId, amount, reason, idempotencyKey }: AdjustWalletInput,
): Promise<Adjustment> {
  const { currency } = core.settings.business;
  const amountMinor = parseSignedMoney(amount, currency);
  if (userId === actor.userId) throw new AppError('SELF_APPROVAL');
  const hash = inputHash(userId, amountMinor, reason);

  const adjustment = await core.sql.begin(async (tx) => {
    // The key holds for every wallet the admin may adjust, and no unique key spans wallets.
    await tx`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.userId}:${idempotencyKey}`}, 0))`;
    const existing = await findAdjustment(tx, actor, idempotencyKey);
    if (existing) return { ...existing, replayed: true };
    const row = { id: uuidv7(), userId, amountMinor, reason, idempotencyKey, hash };
    return { ...(await writeAdjustment(tx, actor, row)), replayed: false };
  });
  if (!adjustment.hash.equals(hash)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  core.publisher.publish('changes', adjustment.walletId);
  return {
    id: adjustment.id,
    userId,
    amount: formatMoney(amountMinor, currency),
    reason,
    balanceAfter: formatMoney(adjustment.balanceAfterMinor, currency),
    createdAt: new Date(adjustment.createdAt).toISOString(),
    replayed: adjustment.replayed,
  };
}

interface WrittenAdjustment {
  id: string;
  walletId: string;
  hash: Buffer;
  balanceAfterMinor: bigint;
  createdAt: string;
}

async function findAdjustment(
  tx: AnySql,
  actor: Actor,
  idempotencyKey: string,
): Promise<WrittenAdjustment | undefined> {
  const [row] = await tx<WrittenAdjustment[]>`
    SELECT a.id, a.wallet_id AS "walletId", a.input_hash AS hash, a.created_at AS "createdAt",
      e.balance_after AS "balanceAfterMinor"
    FROM adjustments a
    JOIN entries e ON e.wallet_id = a.wallet_id AND e.kind = 'adjustment' AND e.source_id = a.id
    WHERE a.actor_id = ${actor.userId} AND a.idempotency_key = ${idempotencyKey}`;
  return row;
}

async function writeAdjustment(
  tx: AnySql,
  actor: Actor,
  row: {
    id: string;
    userId: string;
    amountMinor: bigint;
    reason: string;
    idempotencyKey: string;
    hash: Buffer;
  },
): Promise<WrittenAdjustment> {
  const { id, userId, amountMinor, reason, idempotencyKey, hash } = row;
  const [user] = await tx<{ wallet_id: string }[]>`
    SELECT wallet_id FROM users WHERE id = ${userId}`;
  if (!user) throw new AppError('ACCOUNT_NOT_FOUND');
  const walletId = user.wallet_id;
  const createdAt = new Date().toISOString();
  await tx`
    INSERT INTO adjustments AS a
      (wallet_id, id, actor_id, amount, reason, idempotency_key, input_hash, created_at)
    VALUES (${walletId}, ${id}, ${actor.userId}, ${amountMinor}, ${reason}, ${idempotencyKey},
      ${hash}, ${createdAt})`;
  const [moved] = await move(tx, [
    {
      walletId,
      kind: 'adjustment',
      amountMinor,
      account: 'treasury',
      sourceId: id,
      actorId: actor.userId,
    },
  ]);
  if (moved?.refusalCode) throw new AppError(errorNameOf(moved.refusalCode));
  if (!moved || moved.balanceAfterMinor === null) throw new Error('a move was not answered');
  await tx`
    INSERT INTO audit_log AS l
      (id, actor_id, session_id, address, action, subject_id, after, created_at)
    VALUES (${uuidv7()}, ${actor.userId}, ${actor.sessionId}, ${actor.address}, 'wallet.adjusted',
      ${userId},
      jsonb_build_object('amountMinor', ${String(amountMinor)}::text, 'reason', ${reason}::text),
      ${createdAt})`;
  return { id, walletId, hash, balanceAfterMinor: moved.balanceAfterMinor, createdAt };
}
