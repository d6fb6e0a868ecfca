import { z } from 'zod';
import type { Account, EntryKind } from '#consts';
import type { Core } from '#core';
import { AppError } from '#errors';
import { instantInput } from '#instant';
import { formatMoney } from '#money';
import { pageOf, type Page } from '#page';
import type { ListEntriesInput } from '#wallets/inputs';
import { sourceOf } from '#wallets/statement';

/** An entry with both its legs: the wallet moved by `amount`, the account by the opposite. */
export interface EntryForAdmin {
  walletId: string;
  seq: number;
  user: { id: string; email: string };
  kind: EntryKind;
  amount: string;
  balanceAfter: string;
  account: Account;
  chargeId?: string;
  creditRequestId?: string;
  actorEmail: string | null;
  createdAt: string;
}

interface EntryRow {
  walletId: string;
  seq: bigint;
  kind: EntryKind;
  amount: bigint;
  balanceAfter: bigint;
  account: Account;
  sourceId: string;
  createdAt: string;
  userId: string;
  email: string;
  actorEmail: string | null;
}

const cursorShape = z.tuple([
  z
    .string()
    .max(32)
    .transform((text) => text.replace(' ', 'T').replace(/\+00$/, 'Z'))
    .pipe(instantInput),
  z.uuid(),
  z.string().regex(/^[0-9]{1,18}$/),
]);

/** Everybody's entries, newest first. */
export async function listEntries(
  core: Core,
  { userId, kind, cursor, limit }: ListEntriesInput,
): Promise<Page<EntryForAdmin>> {
  const { sql } = core;
  const { currency } = core.settings.business;
  const after = cursor ? decodeCursor(cursor) : undefined;
  const rows = await sql<EntryRow[]>`
    SELECT e.wallet_id AS "walletId", e.seq, e.kind, e.amount, e.balance_after AS "balanceAfter",
      e.account, e.source_id AS "sourceId", e.created_at AS "createdAt", u.id AS "userId",
      u.email, a.email AS "actorEmail"
    FROM entries e
    JOIN users u ON u.wallet_id = e.wallet_id
    LEFT JOIN users a ON a.id = e.actor_id
    WHERE true
      ${userId ? sql`AND e.wallet_id = (SELECT wallet_id FROM users WHERE id = ${userId})` : sql``}
      ${kind ? sql`AND e.kind = ${kind}` : sql``}
      ${after ? sql`AND (e.created_at, e.wallet_id, e.seq) < (${after[0]}, ${after[1]}, ${after[2]}::bigint)` : sql``}
    ORDER BY e.created_at DESC, e.wallet_id DESC, e.seq DESC
    LIMIT ${limit + 1}`;
  return pageOf(
    rows,
    limit,
    (row) => ({
      walletId: row.walletId,
      seq: Number(row.seq),
      user: { id: row.userId, email: row.email },
      kind: row.kind,
      amount: formatMoney(row.amount, currency),
      balanceAfter: formatMoney(row.balanceAfter, currency),
      account: row.account,
      ...sourceOf(row.kind, row.sourceId),
      actorEmail: row.actorEmail,
      createdAt: new Date(row.createdAt).toISOString(),
    }),
    encodeCursor,
  );
}

/** Keeps the microseconds that a Date would drop. */
function encodeCursor({ createdAt, walletId, seq }: EntryRow): string {
  return Buffer.from(JSON.stringify([createdAt, walletId, String(seq)])).toString('base64url');
}

function decodeCursor(cursor: string): z.infer<typeof cursorShape> {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError(
      'INVALID_INPUT',
      { issues: [{ path: ['cursor'], message: 'not a cursor' }] },
      { cause },
    );
  }
}
