import type { BulkFormat } from '#bulk/format';
import { problemOf } from '#bulk/problems';
import { readCells } from '#bulk/read-cells';
import { LABEL_MAX_CHARACTERS, type BulkProblem } from '#consts';
import type { Core } from '#core';
import { AppError } from '#errors';
import { parseMoney } from '#money';
import type { Operator } from '#operators/list';
import { quote } from '#operators/quote';
import { asciiDigits } from '#phone';
import { parsePhone } from '#phones/parse';
import { storableText } from '#text';

/** A line as far as it could be read, and what is wrong with it; null where it can be sold. */
export interface CheckedLine {
  phone: string | null;
  amountMinor: bigint | null;
  /** Code of the operator that is to deliver. */
  operator: string | null;
  label: string | null;
  problem: BulkProblem | null;
}

const NOTHING = { phone: null, amountMinor: null, operator: null, label: null };

/** What a line is held against. */
export interface LineRules {
  core: Core;
  userId: string;
  format: BulkFormat;
  /** Those of the region, whether they sell at present or not. */
  operators: readonly Operator[];
}

/** Reads a line as its author would, and asks of it what a sale now would be asked. */
export async function checkLine(rules: LineRules, line: string): Promise<CheckedLine> {
  const cells = readCells(line, rules.format);
  if ('problem' in cells) return { ...NOTHING, problem: cells.problem };
  const { currency, defaultRegion } = rules.core.settings.business;
  const label = cells.label === '' ? null : storableText(cells.label, LABEL_MAX_CHARACTERS);
  const phone = attempt(() => parsePhone(cells.phone, defaultRegion));
  const amountMinor = attempt(() => parseMoney(amountText(cells.amount), currency));
  const operator = findOperator(rules.operators, cells.operator);
  const read = { phone, amountMinor, operator, label };

  if (cells.phone === '') return { ...read, problem: 'phone_missing' };
  if (phone === null) return { ...read, problem: 'phone_invalid' };
  if (cells.amount === '') return { ...read, problem: 'amount_missing' };
  if (amountMinor === null) return { ...read, problem: 'amount_invalid' };
  if (cells.operator !== '' && operator === null) return { ...read, problem: 'operator_unknown' };
  if (cells.label.length > LABEL_MAX_CHARACTERS) return { ...read, problem: 'label_too_long' };

  const wanted = { userId: rules.userId, phone, amountMinor, operator: operator ?? undefined };
  const quoted = await quote(rules.core, wanted);
  const problem = quoted.refusal && problemOf(quoted.refusal);
  return { ...read, operator: quoted.operator, problem };
}

/** Spreadsheets of our sellers write Persian digits and their decimal point. */
function amountText(cell: string): string {
  return asciiDigits(cell).replace('\u066b', '.');
}

/** By code or by name, whatever the case; null for none. */
function findOperator(operators: readonly Operator[], cell: string): string | null {
  const wanted = cell.toLowerCase();
  const found = operators.find(
    ({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
  return found?.code ?? null;
}

/** Null where the text is not what it should be. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
