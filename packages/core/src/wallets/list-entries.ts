import { z } from 'zod';
import type { Account, EntryKind } from '#consts';
import type { Core } from '#core';
import type { Fragment } from '#db/client';
import { BIGINTS, UUIDS } from '#db/oids';
import { FEW } from '#db/pattern';
import { AppError } from '#errors';
import { instantPart, numberPart, readKeyset, writeKeyset } from '#keyset';
import { formatMoney, parseMoney } from '#money';
import { pageOf, type Page } from '#page';
import type { GetEntryInput, ListEntriesInput } from '#wallets/inputs';
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
  /** The other leg. */
  accountAmount: string;
  chargeId?: string;
  creditRequestId?: string;
  adjustmentId?: string;
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

const place = z.tuple([instantPart, z.uuid(), numberPart]);

/** Everybody's entries, or one wallet's, newest first. */
export async function listEntries(
  core: Core,
  input: ListEntriesInput,
): Promise<Page<EntryForAdmin>> {
  const { currency } = core.settings.business;
  const few = await findFew(core, input);
  const rows = await selectEntries(
    core,
    core.sql`${conditionsOf(core, input)} ${few ? isAmong(core.sql, few) : core.sql``}`,
    input.limit + 1,
    isOfOneWallet(input) ? core.sql`e.seq DESC` : undefined,
  );
  return pageOf(
    rows,
    input.limit,
    (row) => toEntry(row, currency),
    ({ createdAt, walletId, seq }) => writeKeyset([createdAt, walletId, String(seq)]),
  );
}

/** @throws AppError TRANSACTION_NOT_FOUND */
export async function getEntry(
  core: Core,
  { walletId, seq }: GetEntryInput,
): Promise<EntryForAdmin> {
  const { sql } = core;
  const [row] = await selectEntries(
    core,
    sql`e.wallet_id = ${walletId} AND e.seq = ${String(seq)}::bigint`,
    1,
  );
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return toEntry(row, core.settings.business.currency);
}

/**
 * Within a wallet later entries have higher numbers, by which its primary key leads to a page at once;
 * of a period the index by time finds the rows sooner.
 */
const isOfOneWallet = ({ userId, walletId, from, to }: ListEntriesInput) =>
  Boolean(userId ?? walletId) && !from && !to;

function selectEntries(
  { sql }: Core,
  where: Fragment,
  limit: number,
  order: Fragment = sql`e.created_at DESC, e.wallet_id DESC, e.seq DESC`,
): Promise<EntryRow[]> {
  return sql<EntryRow[]>`
    SELECT e.wallet_id AS "walletId", e.seq, e.kind, e.amount, e.balance_after AS "balanceAfter",
      e.account, e.source_id AS "sourceId", e.created_at AS "createdAt", u.id AS "userId",
      u.email, a.email AS "actorEmail"
    FROM entries e
    JOIN users u ON u.wallet_id = e.wallet_id
    LEFT JOIN users a ON a.id = e.actor_id
    WHERE ${where}
    ORDER BY ${order}
    LIMIT ${limit}`;
}

function conditionsOf(core: Core, input: ListEntriesInput): Fragment {
  const { sql } = core;
  const { userId, walletId, kind, account, direction, from, to, sourceId, cursor } = input;
  const after = cursor ? readKeyset(cursor, place) : undefined;
  return sql`true
    ${userId ? sql`AND e.wallet_id = (SELECT wallet_id FROM users WHERE id = ${userId})` : sql``}
    ${walletId ? sql`AND e.wallet_id = ${walletId}` : sql``}
    ${kind ? sql`AND e.kind = ${kind}` : sql``}
    ${kind && kind !== 'charge' ? sql`AND e.kind <> 'charge'` : sql``}
    ${account ? sql`AND e.account = ${account}` : sql``}
    ${account === 'treasury' ? sql`AND e.account = 'treasury'` : sql``}
    ${direction ? sql`AND (e.amount > 0) = ${direction === 'in'}` : sql``}
    ${from ? sql`AND e.created_at >= ${from}` : sql``}
    ${to ? sql`AND e.created_at < ${to}` : sql``}
    ${hasAmountIn(core, input)}
    ${sourceId ? ofSource(sql, sourceId) : sql``}
    ${after ? isAfter(sql, after, isOfOneWallet(input)) : sql``}`;
}

function hasAmountIn(
  { sql, settings: { business } }: Core,
  { amountFrom, amountTo }: ListEntriesInput,
): Fragment {
  const minor = (amount: string) => String(parseMoney(amount, business.currency));
  return sql`
    ${amountFrom ? sql`AND abs(e.amount) >= ${minor(amountFrom)}::bigint` : sql``}
    ${amountTo ? sql`AND abs(e.amount) <= ${minor(amountTo)}::bigint` : sql``}`;
}

/**
 * Where few of the treasury's entries have such an amount, those: a walk by time would read all that
 * have not. Null where there are more, or where it is not asked for by such things.
 */
async function findFew(
  core: Core,
  input: ListEntriesInput,
): Promise<readonly { walletId: string; seq: bigint }[] | null> {
  const { account, amountFrom, amountTo } = input;
  if (account !== 'treasury' || !(amountFrom ?? amountTo)) return null;
  const found = await core.sql<{ walletId: string; seq: bigint }[]>`
    SELECT e.wallet_id AS "walletId", e.seq FROM entries e
    WHERE e.account = 'treasury' ${hasAmountIn(core, input)} LIMIT ${FEW + 1}`;
  return found.length > FEW ? null : found;
}

function isAmong(sql: Core['sql'], few: readonly { walletId: string; seq: bigint }[]): Fragment {
  const wallets = few.map(({ walletId }) => walletId);
  const seqs = few.map(({ seq }) => String(seq));
  return sql`AND (e.wallet_id, e.seq) IN (
    SELECT * FROM unnest(${sql.array(wallets, UUIDS)}, ${sql.array(seqs, BIGINTS)}))`;
}

/** What comes after a place in the order that the entries are read in. */
const isAfter = (
  sql: Core['sql'],
  [createdAt, walletId, seq]: z.infer<typeof place>,
  inOneWallet: boolean,
): Fragment =>
  inOneWallet
    ? sql`AND e.seq < ${seq}::bigint`
    : sql`AND (e.created_at, e.wallet_id, e.seq) < (${createdAt}, ${walletId}, ${seq}::bigint)`;

/** Entries are found by their wallet, so that is looked up first. */
const ofSource = (sql: Core['sql'], id: string): Fragment => sql`
  AND e.source_id = ${id} AND e.wallet_id IN (
    SELECT c.wallet_id FROM charges c WHERE c.id = ${id}
    UNION ALL SELECT r.wallet_id FROM credit_requests r WHERE r.id = ${id}
    UNION ALL SELECT j.wallet_id FROM adjustments j WHERE j.id = ${id})`;

function toEntry(row: EntryRow, currency: string): EntryForAdmin {
  return {
    walletId: row.walletId,
    seq: Number(row.seq),
    user: { id: row.userId, email: row.email },
    kind: row.kind,
    amount: formatMoney(row.amount, currency),
    balanceAfter: formatMoney(row.balanceAfter, currency),
    account: row.account,
    accountAmount: formatMoney(-row.amount, currency),
    ...sourceOf(row.kind, row.sourceId),
    ...(row.kind === 'adjustment' && { adjustmentId: row.sourceId }),
    actorEmail: row.actorEmail,
    createdAt: new Date(row.createdAt).toISOString(),
  };
}
