import { asc, eq } from 'drizzle-orm';
import { CHARGE_MAX_MINOR, CHARGE_MIN_MINOR, type OperatorStatus } from '#consts';
import type { Core } from '#core';
import { operators } from '#db/schema/charges';
import { formatMoney } from '#money';
import type { Page } from '#page';

/** An operator and what may be sold for it. */
export interface Operator {
  code: string;
  name: string;
  status: OperatorStatus;
  minAmount: string;
  maxAmount: string;
}

/** The operators of the default region, by name; few enough for one page. */
export async function listOperators(core: Core): Promise<Page<Operator>> {
  const { currency, defaultRegion } = core.settings.business;
  const rows = await core.db
    .select()
    .from(operators)
    .where(eq(operators.region, defaultRegion))
    .orderBy(asc(operators.name));
  const items = rows.map(({ code, name, status }) => ({
    code,
    name,
    status,
    minAmount: formatMoney(CHARGE_MIN_MINOR, currency),
    maxAmount: formatMoney(CHARGE_MAX_MINOR, currency),
  }));
  return { items, nextCursor: null };
}
