import { and, eq } from 'drizzle-orm';
import type { OperatorStatus } from '#consts';
import type { Core } from '#core';
import type { Tx } from '#db/client';
import { operators } from '#db/schema/charges';
import { AppError } from '#errors';

/**
 * Locks an operator of the default region for an admin to edit, so that what the audit log says was
 * there before was. Sales look only and wait for nobody.
 * @throws AppError TRANSACTION_NOT_FOUND
 */
export async function lockOperator(
  tx: Tx,
  { settings }: Core,
  code: string,
): Promise<{ id: string; status: OperatorStatus }> {
  const [row] = await tx
    .select({ id: operators.id, status: operators.status })
    .from(operators)
    .where(and(eq(operators.code, code), eq(operators.region, settings.business.defaultRegion)))
    .for('no key update');
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return row;
}
