import { z } from 'zod';
import {
  CHARGE_RESOLUTIONS,
  CHARGE_STATUSES,
  NOTE_MAX_CHARACTERS,
  SEARCH_MAX_CHARACTERS,
} from '#consts';
import { idempotencyKeyInput } from '#idempotency/inputs';
import { instantInput } from '#instant';
import { moneyInput } from '#money-input';
import { idCursor, pageInput } from '#page';
import { phoneFragmentInput, phoneInput } from '#phone-input';
import { isStorable, textInput } from '#text';

const operatorInput = z.string().min(1).max(50).refine(isStorable);

export const buyChargeInput = z.strictObject({
  phone: phoneInput,
  amount: moneyInput,
  /** Overrides the operator that the number was issued by, for a ported number. */
  operator: operatorInput.optional(),
  idempotencyKey: idempotencyKeyInput,
});
export type BuyChargeInput = z.infer<typeof buyChargeInput>;

export const quoteChargeInput = buyChargeInput.omit({ idempotencyKey: true });
export type QuoteChargeInput = z.infer<typeof quoteChargeInput>;

export const getChargeInput = z.strictObject({ id: z.uuid() });
export type GetChargeInput = z.infer<typeof getChargeInput>;

const anyListInput = {
  ...pageInput,
  cursor: idCursor,
  status: z.enum(CHARGE_STATUSES).optional(),
  phone: phoneInput.optional(),
  operator: operatorInput.optional(),
  from: instantInput.optional(),
  /** Not included itself. */
  to: instantInput.optional(),
};

export const listChargesInput = z.strictObject({
  ...anyListInput,
  /** Some digits of the phone, as they are dialled. */
  search: phoneFragmentInput.optional(),
});
export type ListChargesInput = z.infer<typeof listChargesInput>;

export const listAllChargesInput = z.strictObject({
  ...anyListInput,
  userId: z.uuid().optional(),
  /** Face value; both included. */
  amountFrom: moneyInput.optional(),
  amountTo: moneyInput.optional(),
});
export type ListAllChargesInput = z.infer<typeof listAllChargesInput>;

export const listDeskInput = z.strictObject({ ...pageInput, cursor: idCursor });
export type ListDeskInput = z.infer<typeof listDeskInput>;

export const resolveChargeInput = z.strictObject({
  id: z.uuid(),
  outcome: z.enum(CHARGE_RESOLUTIONS),
  /** The evidence, for whoever asks later. */
  reason: textInput(NOTE_MAX_CHARACTERS).min(1),
});
export type ResolveChargeInput = z.infer<typeof resolveChargeInput>;

export const listRecipientsInput = z.strictObject({
  /** Some digits of the phone, or a part of its label. */
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
});
export type ListRecipientsInput = z.infer<typeof listRecipientsInput>;
