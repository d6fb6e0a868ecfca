import type { Account, ChargeStatus, EntryKind } from '#consts';
import type { AnySql, Sql } from '#db/client';
import { BIGINTS, BYTEAS, INTS, TEXTS, UUIDS } from '#db/oids';
import { NUMERIC_VALUE_OUT_OF_RANGE, sqlStateOf } from '#db/sqlstate';
import { AppError } from '#errors';

export interface Move {
  walletId: string;
  kind: EntryKind;
  /** Signed, in minor units. */
  amountMinor: bigint;
  account: Account;
  /** The charge, request or adjustment that this entry is for. */
  sourceId: string;
  /** Null where the system itself acts. */
  actorId: string | null;
}

export interface Moved {
  /** The number of the error where the move was refused, else null. */
  refusalCode: number | null;
  /** Null where refused. */
  balanceAfterMinor: bigint | null;
}

export interface Sale {
  walletId: string;
  userId: string;
  chargeId: string;
  phone: string;
  operator: string | null;
  amountMinor: bigint;
  priceMinor: bigint;
  idempotencyKey: string;
  inputHash: Buffer;
  /** The number of an error that the caller has found already; stored as the key's answer. */
  refusalCode: number | null;
}

export interface Sold {
  /** The key stood for this charge before. */
  replayed: boolean;
  /** The key stands for another input: nothing was sold. */
  reused: boolean;
  /** The charge that the key stands for, as it is now; money in minor units. */
  charge: {
    id: string;
    phone: string;
    operator: string | null;
    amount: bigint;
    price: bigint;
    status: ChargeStatus;
    refusalCode: number | null;
    balanceAfter: bigint | null;
    createdAt: Date;
    settledAt: Date | null;
  };
}

/** One of the parallel arrays that a flight is given as. */
function column<Item>(
  sql: AnySql,
  items: readonly Item[],
  arrayOid: number,
  pick: (item: Item) => string | number | Buffer | null,
) {
  return sql.array(items.map(pick), arrayOid);
}

/**
 * Moves money, each move decided in order under its wallet's lock; all of it in one statement, so
 * all or nothing. The caller's own guarded UPDATE, where there is one, belongs in the same
 * transaction. Answers by place.
 * @throws AppError INVALID_AMOUNT where the wallet cannot hold that much
 */
export async function move(sql: AnySql, moves: readonly Move[]): Promise<Moved[]> {
  const rows = await sql<{ refusal: number | null; balance_after: bigint | null }[]>`
    SELECT m.refusal, m.balance_after
    FROM ledger_move(
      ${column(sql, moves, UUIDS, (m) => m.walletId)},
      ${column(sql, moves, TEXTS, (m) => m.kind)},
      ${column(sql, moves, BIGINTS, (m) => String(m.amountMinor))},
      ${column(sql, moves, TEXTS, (m) => m.account)},
      ${column(sql, moves, UUIDS, (m) => m.sourceId)},
      ${column(sql, moves, UUIDS, (m) => m.actorId)}
    ) m
    ORDER BY m.ord
  `.catch((error: unknown) => {
    throw asMoneyError(error);
  });
  return rows.map((row) => ({ refusalCode: row.refusal, balanceAfterMinor: row.balance_after }));
}

/** A balance that would leave the range of bigint is the amount's fault; other errors stay as they are. */
export function asMoneyError(error: unknown): unknown {
  if (sqlStateOf(error) !== NUMERIC_VALUE_OUT_OF_RANGE) return error;
  return new AppError('INVALID_AMOUNT', undefined, { cause: error });
}

interface SoldRow {
  replayed: boolean;
  reused: boolean;
  id: string;
  phone: string;
  operator: string | null;
  amount: bigint;
  price: bigint;
  status: ChargeStatus;
  refusal_code: number | null;
  balance_after: bigint | null;
  created_at: string;
  settled_at: string | null;
}

/**
 * Sells a flight of charges at prices that the caller names, in one autocommit call (`sell_charges`,
 * migrations/0004_charges.sql): locks the wallets in id order, decides in arrival order under a fresh
 * snapshot, writes wallets, entries and charges set-wise. A flight of one took 0.51–0.62 ms at the
 * median, against 1.2 ms for a transaction of select, decide and write. Answers by place.
 */
export async function sell(sql: Sql, sales: readonly Sale[]): Promise<Sold[]> {
  const rows = await sql<SoldRow[]>`
    SELECT s.*
    FROM sell_charges(
      ${column(sql, sales, UUIDS, (s) => s.walletId)},
      ${column(sql, sales, UUIDS, (s) => s.userId)},
      ${column(sql, sales, UUIDS, (s) => s.chargeId)},
      ${column(sql, sales, TEXTS, (s) => s.phone)},
      ${column(sql, sales, TEXTS, (s) => s.operator)},
      ${column(sql, sales, BIGINTS, (s) => String(s.amountMinor))},
      ${column(sql, sales, BIGINTS, (s) => String(s.priceMinor))},
      ${column(sql, sales, TEXTS, (s) => s.idempotencyKey)},
      ${column(sql, sales, BYTEAS, (s) => s.inputHash)},
      ${column(sql, sales, INTS, (s) => s.refusalCode)}
    ) s
    ORDER BY s.ord`;
  return rows.map(soldOf);
}

/** A sale whose price is looked up as it is sold; `operator` null where none is known. */
export type Order = Omit<Sale, 'priceMinor' | 'refusalCode'>;

export interface FlightTerms {
  /** ISO 3166: operators of another serve nobody here. */
  region: string;
  /** How long to wait for the lock of a wallet before all of the flight fails. */
  lockMs: number;
}

/** The same at the prices in force (`sell_flight`, migrations/0013_sale_flights.sql). */
export async function sellAtPrice(
  sql: Sql,
  orders: readonly Order[],
  { region, lockMs }: FlightTerms,
): Promise<Sold[]> {
  const rows = await sql<SoldRow[]>`
    SELECT s.*
    FROM sell_flight(
      ${column(sql, orders, UUIDS, (s) => s.walletId)},
      ${column(sql, orders, UUIDS, (s) => s.userId)},
      ${column(sql, orders, UUIDS, (s) => s.chargeId)},
      ${column(sql, orders, TEXTS, (s) => s.phone)},
      ${column(sql, orders, TEXTS, (s) => s.operator)},
      ${column(sql, orders, BIGINTS, (s) => String(s.amountMinor))},
      ${column(sql, orders, TEXTS, (s) => s.idempotencyKey)},
      ${column(sql, orders, BYTEAS, (s) => s.inputHash)},
      ${region}, ${new Date().toISOString()}, ${lockMs}
    ) s
    ORDER BY s.ord`;
  return rows.map(soldOf);
}

function soldOf(row: SoldRow): Sold {
  return {
    replayed: row.replayed,
    reused: row.reused,
    charge: {
      id: row.id,
      phone: row.phone,
      operator: row.operator,
      amount: row.amount,
      price: row.price,
      status: row.status,
      refusalCode: row.refusal_code,
      balanceAfter: row.balance_after,
      createdAt: new Date(row.created_at),
      settledAt: row.settled_at === null ? null : new Date(row.settled_at),
    },
  };
}
