import { and, desc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { EntryKind } from '#consts';
import type { Core } from '#core';
import { entries } from '#db/schema/ledger';
import { formatMoney } from '#money';
import { pageOf, type Page } from '#page';
import type { StatementInput } from '#wallets/inputs';
import { lastEntryBefore } from '#wallets/last-entry';

export interface StatementLine {
  seq: number;
  kind: EntryKind;
  /** Signed. */
  amount: string;
  balanceAfter: string;
  chargeId?: string;
  creditRequestId?: string;
  createdAt: string;
}

/** The actor's entries, newest first, each with the balance it left. */
export async function listStatement(
  core: Core,
  actor: Actor,
  { cursor, limit, kind, direction, from, to }: StatementInput,
): Promise<Page<StatementLine>> {
  const { currency } = core.settings.business;
  const seqBefore = async (moment: string) =>
    (await lastEntryBefore(core, actor.walletId, new Date(moment))).seq;
  // Only charges are many: without them the index beside them is read.
  const isBesideCharges = direction === 'in' || (kind !== undefined && kind !== 'charge');
  const rows = await core.db
    .select()
    .from(entries)
    .where(
      and(
        eq(entries.walletId, actor.walletId),
        cursor ? lt(entries.seq, BigInt(cursor)) : undefined,
        from ? gt(entries.seq, await seqBefore(from)) : undefined,
        to ? lte(entries.seq, await seqBefore(to)) : undefined,
        kind && eq(entries.kind, kind),
        isBesideCharges ? sql`${entries.kind} <> 'charge'` : undefined,
        direction && (direction === 'in' ? gt(entries.amount, 0n) : lt(entries.amount, 0n)),
      ),
    )
    .orderBy(desc(entries.seq))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => toStatementLine(row, currency),
    (row) => String(row.seq),
  );
}

type EntryRow = Pick<
  typeof entries.$inferSelect,
  'seq' | 'kind' | 'amount' | 'balanceAfter' | 'sourceId' | 'createdAt'
>;

/** An entry as its wallet's owner sees it, from its row. */
export function toStatementLine(row: EntryRow, currency: string): StatementLine {
  return {
    seq: Number(row.seq),
    kind: row.kind,
    amount: formatMoney(row.amount, currency),
    balanceAfter: formatMoney(row.balanceAfter, currency),
    ...sourceOf(row.kind, row.sourceId),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Under which name a caller may look an entry's source up. */
export function sourceOf(
  kind: EntryKind,
  sourceId: string,
): { chargeId?: string; creditRequestId?: string } {
  if (kind === 'charge' || kind === 'refund') return { chargeId: sourceId };
  return kind === 'credit' ? { creditRequestId: sourceId } : {};
}
