import { z } from 'zod';
import {
  CREDIT_DECISIONS,
  CREDIT_STATUSES,
  DECIDE_MANY_MAX,
  NOTE_MAX_CHARACTERS,
  SEARCH_MAX_CHARACTERS,
} from '#consts';
import { idempotencyKeyInput } from '#idempotency/inputs';
import { instantInput } from '#instant';
import { keysetCursor } from '#keyset';
import { moneyInput } from '#money-input';
import { idCursor, pageInput } from '#page';
import { textInput } from '#text';

const note = textInput(NOTE_MAX_CHARACTERS);

export const requestCreditInput = z.strictObject({
  amount: moneyInput,
  note: note.optional(),
  idempotencyKey: idempotencyKeyInput,
});
export type RequestCreditInput = z.infer<typeof requestCreditInput>;

export const listCreditsInput = z.strictObject({
  ...pageInput,
  cursor: idCursor,
  status: z.enum(CREDIT_STATUSES).optional(),
});
export type ListCreditsInput = z.infer<typeof listCreditsInput>;

export const cancelCreditInput = z.strictObject({ id: z.uuid() });
export type CancelCreditInput = z.infer<typeof cancelCreditInput>;

const CREDIT_ORDERS = ['newest', 'oldest', 'largest', 'queue'] as const;
export type CreditOrder = (typeof CREDIT_ORDERS)[number];

export const listAllCreditsInput = listCreditsInput.extend({
  cursor: keysetCursor,
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
  userId: z.uuid().optional(),
  from: instantInput.optional(),
  /** Not part of it. */
  to: instantInput.optional(),
  /** Both included. */
  amountFrom: moneyInput.optional(),
  amountTo: moneyInput.optional(),
  /** The id of the admin. */
  decidedBy: z.uuid().optional(),
  /** Pending ones that an admin has approved, and another has to. */
  needs: z.literal('second').optional(),
  /** `queue`: what is pending first, the newest first in each. */
  order: z.enum(CREDIT_ORDERS).optional(),
});
export type ListAllCreditsInput = z.infer<typeof listAllCreditsInput>;

const decision = { decision: z.enum(CREDIT_DECISIONS), reason: note.optional() };

export const decideCreditInput = z.strictObject({ id: z.uuid(), ...decision });
export type DecideCreditInput = z.infer<typeof decideCreditInput>;

export const decideManyCreditsInput = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(DECIDE_MANY_MAX),
  ...decision,
});
export type DecideManyCreditsInput = z.infer<typeof decideManyCreditsInput>;

export const getCreditInput = z.strictObject({ id: z.uuid() });
export type GetCreditInput = z.infer<typeof getCreditInput>;
