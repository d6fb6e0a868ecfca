import { and, eq } from 'drizzle-orm';
import type { Core } from '#core';
import { operators } from '#db/schema/charges';
import { AppError } from '#errors';
import { detectCarrier } from '#operators/carrier';
import type { DetectOperatorInput } from '#operators/inputs';
import { parsePhone } from '#phones/parse';

export interface DetectedOperator {
  /** E.164. */
  phone: string;
  /** Operator code, as `charge.buy` takes it. */
  operator: string;
  name: string;
}

/**
 * The operator that a number was issued by; a ported number may be with another by now.
 * @throws AppError INVALID_PHONE, PHONE_NOT_SERVED
 */
export async function detectOperator(
  core: Core,
  input: DetectOperatorInput,
): Promise<DetectedOperator> {
  const { defaultRegion } = core.settings.business;
  const phone = parsePhone(input.phone, defaultRegion);
  const code = await detectCarrier(phone);
  if (code === null) throw new AppError('PHONE_NOT_SERVED');
  const [row] = await core.db
    .select({ name: operators.name })
    .from(operators)
    .where(and(eq(operators.code, code), eq(operators.region, defaultRegion)));
  if (!row) throw new AppError('PHONE_NOT_SERVED');
  return { phone, operator: code, name: row.name };
}
