import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { recordAudit, type AuditRecord } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { toCredit, type Credit } from '#credits/credit';
import type { RequestCreditInput } from '#credits/inputs';
import { creditRequests } from '#db/schema/credits';
import { AppError } from '#errors';
import { inputHash } from '#idempotency/hash';
import { parseMoney } from '#money';

/**
 * Asks for credit; an admin decides. The same key and input answer the same request again, as it is
 * now.
 * @throws AppError INVALID_AMOUNT, IDEMPOTENCY_KEY_REUSED
 */
export async function requestCredit(
  core: Core,
  actor: Actor,
  input: RequestCreditInput,
): Promise<Credit & { replayed: boolean }> {
  const { currency } = core.settings.business;
  const amount = parseMoney(input.amount, currency);
  const note = input.note || null;
  const hash = inputHash(amount, note);
  const inserted = await core.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(creditRequests)
      .values({
        walletId: actor.walletId,
        id: uuidv7(),
        userId: actor.userId,
        amount,
        note,
        idempotencyKey: input.idempotencyKey,
        inputHash: hash,
        createdAt: new Date(),
      })
      .onConflictDoNothing({ target: [creditRequests.walletId, creditRequests.idempotencyKey] })
      .returning();
    if (row) await recordAudit(tx, actor, requested(row));
    return row;
  });
  if (inserted) {
    core.publisher.publish('credits', inserted.id);
    return { ...toCredit(inserted, currency), replayed: false };
  }

  // A statement of its own: the conflicting row may be newer than the insert's snapshot.
  const [existing] = await core.db
    .select()
    .from(creditRequests)
    .where(
      and(
        eq(creditRequests.walletId, actor.walletId),
        eq(creditRequests.idempotencyKey, input.idempotencyKey),
      ),
    );
  if (!existing?.inputHash.equals(hash)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  return { ...toCredit(existing, currency), replayed: true };
}

function requested({ id, amount, note }: typeof creditRequests.$inferSelect): AuditRecord {
  const after = { status: 'pending', amountMinor: String(amount), note };
  return { action: 'credit.requested', subjectId: id, after };
}
