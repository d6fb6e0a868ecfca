import { z } from 'zod';
import { ApiError } from '#http/answer';

const numberText = z.string().regex(/^\d{1,16}(\.\d{1,6})?$/, 'must be a positive decimal number');
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const phone = z.object({ countryCode: z.string().length(2), number: z.string().min(4).max(32) });

/** The body of `POST /topups` and `POST /topups-async`, its numbers as text. */
export const orderSchema = z.object({
  operatorId: z.string().regex(/^\d{1,9}$/),
  amount: numberText,
  useLocalAmount: flag.nullish(),
  customIdentifier: z.string().min(1).max(150).nullish(),
  recipientPhone: phone,
  senderPhone: phone.partial().nullish(),
});

export type Order = z.infer<typeof orderSchema>;

const AMOUNT_DECIMALS = 6;

/** An amount as an integer of its millionth parts, to compare amounts without rounding. */
export function amountUnits(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(AMOUNT_DECIMALS, '0'));
}

/** The recipient as `+` and digits. Throws ApiError 400 for what is no phone number. */
export function recipientOf(order: Order): string {
  const { countryCode, number } = order.recipientPhone;
  const digits = number.replace(/[\s()-]/g, '').replace(/^(\+|00)/, '');
  if (!/^\d{6,15}$/.test(digits)) {
    throw new ApiError(400, 'INVALID_RECIPIENT_PHONE', 'Recipient phone number is not valid');
  }
  // The aggregator takes national numbers too; only the home country's are put right here.
  if (countryCode === 'IR' && digits.startsWith('0')) return `+98${digits.slice(1)}`;
  return `+${digits}`;
}
