import { z } from 'zod';
import { ACCOUNTS, DIRECTIONS, ENTRY_KINDS, NOTE_MAX_CHARACTERS } from '#consts';
import { idempotencyKeyInput } from '#idempotency/inputs';
import { instantInput } from '#instant';
import { moneyInput, signedMoneyInput } from '#money-input';
import { pageInput } from '#page';
import { textInput } from '#text';

/** A statement is ordered by the entries' numbers. */
const seqCursor = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/)
  .nullish();

export const statementInput = z.strictObject({
  ...pageInput,
  cursor: seqCursor,
  kind: z.enum(ENTRY_KINDS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  from: instantInput.optional(),
  /** Not included itself. */
  to: instantInput.optional(),
});
export type StatementInput = z.infer<typeof statementInput>;

export const totalsInput = z
  .strictObject({ from: instantInput, to: instantInput })
  .refine(({ from, to }) => new Date(from) < new Date(to), { path: ['to'] });
export type TotalsInput = z.infer<typeof totalsInput>;

export const setLowBalanceInput = z.strictObject({ threshold: moneyInput.nullable() });
export type SetLowBalanceInput = z.infer<typeof setLowBalanceInput>;

export const balanceAtInput = z.strictObject({ at: instantInput });
export type BalanceAtInput = z.infer<typeof balanceAtInput>;

export const adjustWalletInput = z.strictObject({
  userId: z.uuid(),
  amount: signedMoneyInput,
  reason: textInput(NOTE_MAX_CHARACTERS).min(1),
  idempotencyKey: idempotencyKeyInput,
});
export type AdjustWalletInput = z.infer<typeof adjustWalletInput>;

export const listEntriesInput = z.strictObject({
  ...pageInput,
  cursor: z.string().max(120).nullish(),
  userId: z.uuid().optional(),
  walletId: z.uuid().optional(),
  kind: z.enum(ENTRY_KINDS).optional(),
  account: z.enum(ACCOUNTS).optional(),
  /** Into the wallet, or out of it. */
  direction: z.enum(DIRECTIONS).optional(),
  from: instantInput.optional(),
  /** Not part of it. */
  to: instantInput.optional(),
  /** Whatever the sign; both included. */
  amountFrom: moneyInput.optional(),
  amountTo: moneyInput.optional(),
  /** The charge, credit request or adjustment. */
  sourceId: z.uuid().optional(),
});
export type ListEntriesInput = z.infer<typeof listEntriesInput>;

export const getEntryInput = z.strictObject({ walletId: z.uuid(), seq: z.int().min(1) });
export type GetEntryInput = z.infer<typeof getEntryInput>;

export const getWalletOfInput = z.strictObject({ userId: z.uuid() });
export type GetWalletOfInput = z.infer<typeof getWalletOfInput>;

export const balanceOfAtInput = getWalletOfInput.extend({ at: instantInput });
export type BalanceOfAtInput = z.infer<typeof balanceOfAtInput>;

export const setFrozenInput = z.strictObject({
  userId: z.uuid(),
  frozen: z.boolean(),
  reason: textInput(NOTE_MAX_CHARACTERS).min(1),
});
export type SetFrozenInput = z.infer<typeof setFrozenInput>;
