import { and, desc, eq, lt } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { toCredit, type Credit } from '#credits/credit';
import type { ListCreditsInput } from '#credits/inputs';
import { creditRequests } from '#db/schema/credits';
import { pageOf, type Page } from '#page';

/** The actor's own requests, newest first. */
export async function listCredits(
  core: Core,
  actor: Actor,
  { status, cursor, limit }: ListCreditsInput,
): Promise<Page<Credit>> {
  const rows = await core.db
    .select()
    .from(creditRequests)
    .where(
      and(
        eq(creditRequests.walletId, actor.walletId),
        status && eq(creditRequests.status, status),
        cursor ? lt(creditRequests.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(creditRequests.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => toCredit(row, core.settings.business.currency),
    (row) => row.id,
  );
}
