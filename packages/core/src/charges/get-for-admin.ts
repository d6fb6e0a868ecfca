import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { listAudit, type AuditItem } from '#audit/list';
import {
  selectChargesForAdmin,
  toChargeForAdmin,
  waitingOf,
  type ChargeForAdmin,
  type Waiting,
} from '#charges/charge-for-admin';
import type { GetChargeInput } from '#charges/inputs';
import { PAGE_LIMIT_MAX, type ChargeStatus, type DeliveryCall, type EntryKind } from '#consts';
import type { Core } from '#core';
import { chargeAttempts, chargeEvents, charges } from '#db/schema/charges';
import { entries } from '#db/schema/ledger';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import { formatMoney } from '#money';

/** Everything that is known of a charge. */
export interface ChargeDetails extends ChargeForAdmin, Waiting {
  /** Calls that may have reached the operator as an order. */
  sends: number;
  /** The operator has once said that it has the reference. */
  acknowledged: boolean;
  /** Until then the last sending may still arrive there. */
  inFlightUntil: string | null;
  /** A worker has it in hand until then. */
  leasedUntil: string | null;
  /** Newest first, the last hundred. */
  calls: ChargeCall[];
  /** Changes of status after the sale, oldest first. */
  events: ChargeEventItem[];
  /** The debit and, once it is refunded, the refund. */
  entries: ChargeEntry[];
  /** What admins did to it, newest first. */
  audit: AuditItem[];
}

export interface ChargeCall {
  number: number;
  call: DeliveryCall;
  startedAt: string;
  /** Null while it lasts, and for ever where its worker died or lost the charge. */
  endedAt: string | null;
  outcome: string | null;
  reason: string | null;
}

export interface ChargeEventItem {
  status: ChargeStatus;
  /** Null where the operator's answer decided. */
  actorEmail: string | null;
  createdAt: string;
}

export interface ChargeEntry {
  seq: number;
  kind: EntryKind;
  /** Signed. */
  amount: string;
  balanceAfter: string;
  /** Null where the system itself acted. */
  actorEmail: string | null;
  createdAt: string;
}

type ChargeRow = typeof charges.$inferSelect;

/**
 * One charge of anybody's, with its history.
 * @throws AppError TRANSACTION_NOT_FOUND
 */
export async function getChargeForAdmin(
  core: Core,
  { id }: GetChargeInput,
): Promise<ChargeDetails> {
  const { currency } = core.settings.business;
  const [found] = await selectChargesForAdmin(core.db, eq(charges.id, id));
  if (!found) throw new AppError('TRANSACTION_NOT_FOUND');
  const { charge, user } = found;
  const [calls, events, moved, audit] = await Promise.all([
    listCalls(core, charge),
    listEvents(core, charge),
    listEntries(core, charge),
    listAudit(core, { subjectId: id, limit: PAGE_LIMIT_MAX }),
  ]);
  return {
    ...toChargeForAdmin(charge, user, currency),
    ...waitingOf(charge, Date.now()),
    sends: charge.sends,
    acknowledged: charge.acknowledged,
    inFlightUntil: charge.inFlightUntil?.toISOString() ?? null,
    leasedUntil: charge.leasedUntil?.toISOString() ?? null,
    calls,
    events,
    entries: moved,
    audit: audit.items,
  };
}

async function listCalls({ db }: Core, { walletId, id }: ChargeRow): Promise<ChargeCall[]> {
  const rows = await db
    .select()
    .from(chargeAttempts)
    .where(and(eq(chargeAttempts.walletId, walletId), eq(chargeAttempts.chargeId, id)))
    .orderBy(desc(chargeAttempts.number))
    .limit(PAGE_LIMIT_MAX);
  return rows.map(({ number, call, startedAt, endedAt, outcome, reason }) => ({
    number,
    call,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    outcome,
    reason,
  }));
}

async function listEvents({ db }: Core, { walletId, id }: ChargeRow): Promise<ChargeEventItem[]> {
  const rows = await db
    .select({
      status: chargeEvents.status,
      actorEmail: users.email,
      createdAt: chargeEvents.createdAt,
    })
    .from(chargeEvents)
    .leftJoin(users, eq(users.id, chargeEvents.actorId))
    .where(and(eq(chargeEvents.walletId, walletId), eq(chargeEvents.chargeId, id)))
    .orderBy(asc(chargeEvents.tx))
    .limit(PAGE_LIMIT_MAX);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

async function listEntries(core: Core, { walletId, id }: ChargeRow): Promise<ChargeEntry[]> {
  const { currency } = core.settings.business;
  const rows = await core.db
    .select({ entry: entries, actorEmail: users.email })
    .from(entries)
    .leftJoin(users, eq(users.id, entries.actorId))
    .where(
      and(
        eq(entries.walletId, walletId),
        inArray(entries.kind, ['charge', 'refund']),
        eq(entries.sourceId, id),
      ),
    )
    .orderBy(asc(entries.seq));
  return rows.map(({ entry, actorEmail }) => ({
    seq: Number(entry.seq),
    kind: entry.kind,
    amount: formatMoney(entry.amount, currency),
    balanceAfter: formatMoney(entry.balanceAfter, currency),
    actorEmail,
    createdAt: entry.createdAt.toISOString(),
  }));
}
