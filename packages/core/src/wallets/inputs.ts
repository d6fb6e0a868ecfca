import { z } from 'zod';
import { ENTRY_KINDS, NOTE_MAX_CHARACTERS } from '#consts';
import { idempotencyKeyInput } from '#idempotency/inputs';
import { instantInput } from '#instant';
import { signedMoneyInput } from '#money';
import { pageInput } from '#page';
import { textInput } from '#text';

/** A statement is ordered by the entries' numbers. */
const seqCursor = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/)
  .nullish();

export const statementInput = z.strictObject({ ...pageInput, cursor: seqCursor });
export type StatementInput = z.infer<typeof statementInput>;

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
  kind: z.enum(ENTRY_KINDS).optional(),
});
export type ListEntriesInput = z.infer<typeof listEntriesInput>;
