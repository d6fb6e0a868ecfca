import { and, asc, eq, sql as drizzleSql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import { CHARGE_MAX_MINOR, type ProductKind } from '#consts';
import type { Core } from '#core';
import type { Tx } from '#db/client';
import type { AuditFacts } from '#db/schema/audit';
import { products } from '#db/schema/catalogue';
import { AppError } from '#errors';
import { formatMoney, parseMoney } from '#money';
import { getOperator, type OperatorDetail } from '#operators/get';
import type { SetOperatorProductsInput } from '#operators/inputs';
import { lockOperator } from '#operators/lock';

interface Product {
  kind: ProductKind;
  minAmount: bigint;
  maxAmount: bigint;
}

/**
 * Sets everything that an operator offers: single amounts, and all amounts from one to another. What
 * is not among them is sold no more; charges sold already stay as they are.
 * @throws AppError INVALID_AMOUNT, INVALID_INPUT for a range whose end is not above its beginning,
 * TRANSACTION_NOT_FOUND
 */
export async function setOperatorProducts(
  core: Core,
  actor: Actor,
  input: SetOperatorProductsInput,
): Promise<OperatorDetail> {
  const { currency } = core.settings.business;
  const wanted = readProducts(input, currency);
  await core.db.transaction(async (tx) => {
    const operator = await lockOperator(tx, core, input.code);
    const before = await activeProducts(tx, input.code);
    if (before.length === wanted.length && before.every((product) => isAmong(product, wanted))) {
      return;
    }
    await tx.update(products).set({ active: false }).where(eq(products.operator, input.code));
    await tx
      .insert(products)
      .values(
        wanted.map((product) => ({
          operator: input.code,
          id: uuidv7(),
          active: true,
          ...product,
        })),
      )
      .onConflictDoUpdate({
        target: [products.operator, products.minAmount, products.maxAmount],
        set: { active: drizzleSql`true` },
      });
    await recordAudit(tx, actor, {
      action: 'operator.products_set',
      subjectId: operator.id,
      before: factsOf(before, currency),
      after: factsOf(wanted, currency),
    });
  });
  return await getOperator(core, { code: input.code });
}

/** Without repetitions: the same amount twice is offered once. */
function readProducts(input: SetOperatorProductsInput, currency: string): Product[] {
  const wanted: Product[] = [];
  const add = (product: Product) => {
    if (product.maxAmount > CHARGE_MAX_MINOR) throw new AppError('INVALID_AMOUNT');
    if (!isAmong(product, wanted)) wanted.push(product);
  };
  for (const amount of input.denominations) {
    const minor = parseMoney(amount, currency);
    add({ kind: 'fixed', minAmount: minor, maxAmount: minor });
  }
  for (const [place, { min, max }] of input.ranges.entries()) {
    const range = { minAmount: parseMoney(min, currency), maxAmount: parseMoney(max, currency) };
    if (range.minAmount >= range.maxAmount) {
      const issue = { path: ['ranges', place, 'max'], message: 'not above min' };
      throw new AppError('INVALID_INPUT', { issues: [issue] });
    }
    add({ kind: 'range', ...range });
  }
  return wanted;
}

function isAmong({ minAmount, maxAmount }: Product, others: readonly Product[]): boolean {
  return others.some((other) => other.minAmount === minAmount && other.maxAmount === maxAmount);
}

async function activeProducts(tx: Tx, code: string): Promise<Product[]> {
  return await tx
    .select({
      kind: products.kind,
      minAmount: products.minAmount,
      maxAmount: products.maxAmount,
    })
    .from(products)
    .where(and(eq(products.operator, code), eq(products.active, true)))
    .orderBy(asc(products.minAmount), asc(products.maxAmount));
}

function factsOf(offered: readonly Product[], currency: string): AuditFacts {
  const money = (minor: bigint) => formatMoney(minor, currency);
  const textOf = (kind: ProductKind, write: (product: Product) => string) =>
    offered
      .filter((product) => product.kind === kind)
      .map(write)
      .join(', ');
  return {
    amounts: textOf('fixed', ({ minAmount }) => money(minAmount)),
    ranges: textOf(
      'range',
      ({ minAmount, maxAmount }) => `${money(minAmount)}–${money(maxAmount)}`,
    ),
  };
}
