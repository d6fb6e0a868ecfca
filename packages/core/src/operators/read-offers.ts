import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { formatMoney } from '#money';

/** What an operator sells: single amounts, and all amounts from one to another; smallest first. */
export interface Offer {
  denominations: string[];
  ranges: { min: string; max: string }[];
  /** The least and the most of all that; null where nothing is offered. */
  minAmount: string | null;
  maxAmount: string | null;
}

interface ProductRow {
  operator: string;
  kind: 'fixed' | 'range';
  min_amount: bigint;
  max_amount: bigint;
}

/** The offers of the default region's operators, by their codes. */
export async function readOffers(
  { settings }: Core,
  sql: AnySql,
): Promise<(code: string) => Offer> {
  const { currency, defaultRegion } = settings.business;
  const rows = await sql<ProductRow[]>`
    SELECT p.operator, p.kind, p.min_amount, p.max_amount
    FROM products p
    JOIN operators o ON o.code = p.operator
    WHERE o.region = ${defaultRegion} AND p.active
    ORDER BY p.operator, p.min_amount, p.max_amount`;
  return (code) =>
    toOffer(
      rows.filter(({ operator }) => operator === code),
      currency,
    );
}

function toOffer(rows: readonly ProductRow[], currency: string): Offer {
  const money = (minor: bigint) => formatMoney(minor, currency);
  const [first, ...others] = rows;
  return {
    denominations: rows.flatMap((row) => (row.kind === 'fixed' ? money(row.min_amount) : [])),
    ranges: rows.flatMap((row) =>
      row.kind === 'range' ? { min: money(row.min_amount), max: money(row.max_amount) } : [],
    ),
    minAmount: first ? money(first.min_amount) : null,
    maxAmount: first
      ? money(
          others.reduce(
            (most, row) => (row.max_amount > most ? row.max_amount : most),
            first.max_amount,
          ),
        )
      : null,
  };
}
