import type { Actor } from '#auth/actor';
import type { EntryKind } from '#consts';
import type { Core } from '#core';
import { formatMoney } from '#money';
import type { TotalsInput } from '#wallets/inputs';
import { lastEntryBefore } from '#wallets/last-entry';

/** What moved a wallet over a time: opening + in − out = closing, exactly. */
export interface WalletTotals {
  opening: string;
  closing: string;
  /** All that came in, and all that went out; both unsigned. */
  in: string;
  out: string;
  /** Each kind of entry that there was, by kind. */
  kinds: { kind: EntryKind; entries: number; in: string; out: string }[];
}

interface Sum {
  kind: EntryKind;
  entries: bigint;
  inMinor: bigint;
  outMinor: bigint;
}

/**
 * Sums of the actor's entries from `from` until before `to`. Charges, which are nearly all of them,
 * are not read: the entries have numbers without gaps and each carries the balance it left, so what
 * the others leave unexplained of the way from opening to closing is theirs.
 */
export async function walletTotals(
  core: Core,
  { walletId }: Actor,
  { from, to }: TotalsInput,
): Promise<WalletTotals> {
  const opening = await lastEntryBefore(core, walletId, new Date(from));
  const closing = await lastEntryBefore(core, walletId, new Date(to));
  const others = await core.sql<
    { kind: EntryKind; entries: bigint; plus: string; minus: string }[]
  >`
    SELECT e.kind, count(*) AS entries,
      coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0)::text AS plus,
      coalesce(-sum(e.amount) FILTER (WHERE e.amount < 0), 0)::text AS minus
    FROM entries e
    WHERE e.wallet_id = ${walletId} AND e.seq > ${opening.seq} AND e.seq <= ${closing.seq}
      AND e.kind <> 'charge'
    GROUP BY e.kind`;
  const sums: Sum[] = others.map(({ kind, entries, plus, minus }) => ({
    kind,
    entries,
    inMinor: BigInt(plus),
    outMinor: BigInt(minus),
  }));
  const total = (pick: (sum: Sum) => bigint) => sums.reduce((all, sum) => all + pick(sum), 0n);
  const charges = closing.seq - opening.seq - total((sum) => sum.entries);
  const movedMinor = closing.balanceMinor - opening.balanceMinor;
  const chargedMinor = total((sum) => sum.inMinor - sum.outMinor) - movedMinor;
  if (charges > 0n) {
    sums.push({ kind: 'charge', entries: charges, inMinor: 0n, outMinor: chargedMinor });
  }
  const money = (minor: bigint) => formatMoney(minor, core.settings.business.currency);
  return {
    opening: money(opening.balanceMinor),
    closing: money(closing.balanceMinor),
    in: money(total((sum) => sum.inMinor)),
    out: money(total((sum) => sum.outMinor)),
    kinds: sums
      .toSorted((a, b) => a.kind.localeCompare(b.kind))
      .map(({ kind, entries, inMinor, outMinor }) => ({
        kind,
        entries: Number(entries),
        in: money(inMinor),
        out: money(outMinor),
      })),
  };
}
