import { z } from 'zod';
import {
  BASIS_POINTS_MAX,
  DENOMINATIONS_MAX,
  OPERATOR_STATUSES,
  RANGES_MAX,
  SEARCH_MAX_CHARACTERS,
} from '#consts';
import { instantInput } from '#instant';
import { moneyInput } from '#money-input';
import { idCursor, pageInput } from '#page';
import { phoneInput } from '#phone-input';
import { isStorable, textInput } from '#text';

export const detectOperatorInput = z.strictObject({ phone: phoneInput });
export type DetectOperatorInput = z.infer<typeof detectOperatorInput>;

const code = z.string().min(1).max(50).refine(isStorable);

export const getOperatorInput = z.strictObject({ code });
export type GetOperatorInput = z.infer<typeof getOperatorInput>;

export const setOperatorStatusInput = z.strictObject({ code, status: z.enum(OPERATOR_STATUSES) });
export type SetOperatorStatusInput = z.infer<typeof setOperatorStatusInput>;

/** Everything that the operator offers from now on; who offers nothing is paused instead. */
export const setOperatorProductsInput = z
  .strictObject({
    code,
    denominations: z.array(moneyInput).max(DENOMINATIONS_MAX),
    ranges: z.array(z.strictObject({ min: moneyInput, max: moneyInput })).max(RANGES_MAX),
  })
  .refine(({ denominations, ranges }) => denominations.length + ranges.length > 0, {
    path: ['denominations'],
  });
export type SetOperatorProductsInput = z.infer<typeof setOperatorProductsInput>;

/** Hundredths of a per cent. */
const basisPoints = z.int().min(0).max(BASIS_POINTS_MAX);
/** Not before now; without it, now. */
const effectiveFrom = instantInput.optional();

export const setCommissionInput = z.strictObject({ code, basisPoints, effectiveFrom });
export type SetCommissionInput = z.infer<typeof setCommissionInput>;

export const setSellerCommissionInput = z.strictObject({
  code,
  userId: z.uuid(),
  /** Null: as everybody's, from then on. */
  basisPoints: basisPoints.nullable(),
  effectiveFrom,
});
export type SetSellerCommissionInput = z.infer<typeof setSellerCommissionInput>;

export const listSellerCommissionsInput = z.strictObject({
  code,
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
  ...pageInput,
  cursor: idCursor,
});
export type ListSellerCommissionsInput = z.infer<typeof listSellerCommissionsInput>;
