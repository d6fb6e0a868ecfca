import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { ListDifferencesInput } from '#comparisons/inputs';
import type { ChargeStatus, DifferenceKind } from '#consts';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { operatorDifferences as differences } from '#db/schema/comparisons';
import { users } from '#db/schema/users';
import { formatMoney } from '#money';
import { pageOf, type Page } from '#page';

/** Something that the operator's own list says otherwise than we do. */
export interface Difference {
  id: string;
  kind: DifferenceKind;
  /** The reference; for an order without one, # and the operator's own id. */
  reference: string;
  operatorTransactionId: string | null;
  /** Our charge as it is now; null where none has the reference. */
  charge: { id: string; phone: string; status: ChargeStatus; seller: string } | null;
  /** As they were when the difference was seen last; decimal text in major units. */
  ourStatus: ChargeStatus | null;
  theirStatus: string | null;
  ourAmount: string | null;
  theirAmount: string | null;
  /** ISO 8601, UTC. */
  occurredAt: string;
  openedAt: string;
  seenAt: string;
  closedAt: string | null;
}

/** Where the operator's books and ours differ, or differed, the newest first. */
export async function listDifferences(
  core: Core,
  { status, cursor, limit }: ListDifferencesInput,
): Promise<Page<Difference>> {
  const { currency } = core.settings.business;
  const money = (minor: bigint | null) => (minor === null ? null : formatMoney(minor, currency));
  const rows = await core.db
    .select({
      difference: differences,
      charge: { id: charges.id, phone: charges.phone, status: charges.status },
      seller: users.email,
    })
    .from(differences)
    .leftJoin(
      charges,
      and(eq(charges.walletId, differences.walletId), eq(charges.id, differences.chargeId)),
    )
    .leftJoin(users, eq(users.walletId, differences.walletId))
    .where(
      and(
        status === 'open' ? isNull(differences.closedAt) : isNotNull(differences.closedAt),
        cursor ? lt(differences.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(differences.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ difference, charge, seller }) => ({
      id: difference.id,
      kind: difference.kind,
      reference: difference.subject,
      operatorTransactionId: difference.transactionId,
      charge: charge && seller !== null ? { ...charge, seller } : null,
      ourStatus: difference.ourStatus,
      theirStatus: difference.theirStatus,
      ourAmount: money(difference.ourAmount),
      theirAmount: money(difference.theirAmount),
      occurredAt: difference.occurredAt.toISOString(),
      openedAt: difference.openedAt.toISOString(),
      seenAt: difference.seenAt.toISOString(),
      closedAt: difference.closedAt?.toISOString() ?? null,
    }),
    ({ difference }) => difference.id,
  );
}
