import { and, eq, ne } from 'drizzle-orm';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { wallets } from '#db/schema/ledger';
import { lockUser } from '#users/lock';
import { walletIdOf } from '#users/wallet-id-of';
import { getWalletForAdmin, type WalletForAdmin } from '#wallets/get-for-admin';
import type { SetFrozenInput } from '#wallets/inputs';

/**
 * Freezes another user's wallet, from the very next sale on, or lets it sell again. A sale that waits
 * for the wallet meanwhile is decided by what it then is. Credits and refunds still reach it.
 * @throws AppError PERMISSION_DENIED for one's own wallet, ACCOUNT_NOT_FOUND
 */
export async function setFrozen(
  core: Core,
  actor: Actor,
  { userId, frozen, reason }: SetFrozenInput,
): Promise<WalletForAdmin> {
  const changed = await core.db.transaction(async (tx) => {
    await lockUser(tx, actor, userId);
    const [row] = await tx
      .update(wallets)
      .set({ frozen })
      .where(and(eq(wallets.id, walletIdOf(userId)), ne(wallets.frozen, frozen)))
      .returning({ id: wallets.id });
    if (row)
      await recordAudit(tx, actor, {
        action: frozen ? 'wallet.frozen' : 'wallet.unfrozen',
        subjectId: userId,
        before: { frozen: !frozen },
        after: { frozen, reason },
      });
    return row;
  });
  if (changed) core.publisher.publish('changes', changed.id);
  return getWalletForAdmin(core, { userId });
}
