import { inputHash } from '@chargeflow/core/idempotency/hash';
import { uuidv7 } from 'uuidv7';

/** Who sells, as a baseline's token says. */
export interface BaselineSeller {
  userId: string;
  walletId: string;
}

/** What is to be sold. */
export interface Order {
  /** E.164. */
  phone: string;
  amountMinor: bigint;
  idempotencyKey: string;
}

/** What was sold; null where the balance did not suffice. */
export type Sold = { id: string; balanceAfterMinor: bigint; createdAt: Date } | null;

/** Sells as a baseline does. Throws the database's unique violation for a key that was used. */
export type Sell = (seller: BaselineSeller, order: Order) => Promise<Sold>;

export const OPERATOR = 'mci';
/** Baselines keep no chain: their entries carry this. */
export const NO_HASH = Buffer.alloc(32);

export const newId = uuidv7;
export const hashOf = ({ phone, amountMinor }: Order) => inputHash(phone, amountMinor, null);
