import { loginInput, registerInput, type LoginInput } from '@chargeflow/core/auth/inputs';
import { buyChargeInput } from '@chargeflow/core/charges/inputs';
import { NAME_MAX_CHARACTERS } from '@chargeflow/core/consts';
import { requestCreditInput } from '@chargeflow/core/credits/inputs';
import { z } from 'zod';

import { moneyField } from '#forms/money-field';

/** What the forms of pages take; loaded by them once the page is at rest. */

/** A code goes along only where one is asked for. */
export const signInSchema = (asksCode: boolean): z.ZodType<LoginInput> =>
  asksCode ? loginInput.required({ code: true }) : loginInput.omit({ code: true }).strip();

export const registerSchema = registerInput.extend({
  name: z.string().trim().max(NAME_MAX_CHARACTERS, { error: 'INVALID_INPUT' }),
});

export const saleSchema = (currency: string) =>
  z.object({ phone: buyChargeInput.shape.phone, amount: moneyField(currency) });

export const requestSchema = (currency: string) =>
  z.object({ amount: moneyField(currency), note: requestCreditInput.shape.note });
