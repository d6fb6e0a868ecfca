import { ERRORS } from '@chargeflow/core/errors';
import { minor } from '#chaos/minor';
import type { AdjustmentRow, Books, ChargeRow, CreditRow } from '#chaos/storm/books';
import {
  callsOf,
  type Adjust,
  type Buy,
  type Call,
  type RequestCredit,
} from '#chaos/storm/history';
import { groupBy } from '#chaos/storm/verify/group-by';

type KeyedCall = Buy | RequestCredit | Adjust;

/** How calls under a key are held against the rows that they have left. */
interface Rules<C extends KeyedCall, Row> {
  what: string;
  keyOf(row: Row): string;
  isAskedBy(row: Row, call: C): boolean;
  /** Whether the row is what an answer has told; only asked where it is there at all. */
  isAsTold(row: Row, value: Extract<C['answer'], { kind: 'ok' }>['value']): boolean;
  /** The code of a refusal that is kept under the key; null for a row that is an effect. */
  refusalOf(row: Row): number | null;
  /** A refusal is for good: it may not stand beside a success. */
  keepsRefusals: boolean;
}

/** Refusals that are given before the key is looked at: they say nothing of other attempts. */
const PASSING: ReadonlySet<number> = new Set([
  ERRORS.RATE_LIMITED.code,
  ERRORS.UNAUTHENTICATED.code,
  ERRORS.ACCOUNT_SUSPENDED.code,
  ERRORS.PERMISSION_DENIED.code,
]);

/**
 * One key, one thing: what was acknowledged is there exactly once and exactly as it was asked for,
 * what was refused left nothing, what nobody was told of happened once or not at all, and nothing is
 * there that nobody asked for.
 */
export function checkKeys(calls: readonly Call[], books: Books): string[] {
  return [
    ...checkKeyed(callsOf(calls, 'buy'), books.charges, CHARGES),
    ...checkKeyed(callsOf(calls, 'request'), books.credits, CREDITS),
    ...checkKeyed(callsOf(calls, 'adjust'), books.adjustments, ADJUSTMENTS),
  ];
}

const CHARGES: Rules<Buy, ChargeRow> = {
  what: 'charge',
  keyOf: ({ owner, key }) => `${owner} ${key}`,
  isAskedBy: ({ phone, amount }, { input }) =>
    phone === input.phone && amount === minor(input.amount),
  isAsTold: (row, told) =>
    row.id === told.id &&
    row.phone === told.phone &&
    row.price === minor(told.price) &&
    told.balanceAfter !== null &&
    row.balanceAfter === minor(told.balanceAfter),
  refusalOf: ({ refusal }) => refusal,
  keepsRefusals: true,
};

const CREDITS: Rules<RequestCredit, CreditRow> = {
  what: 'credit request',
  keyOf: ({ owner, key }) => `${owner} ${key}`,
  isAskedBy: ({ amount, note }, { input }) =>
    amount === minor(input.amount) && note === (input.note || null),
  isAsTold: (row, told) => row.id === told.id && row.amount === minor(told.amount),
  refusalOf: () => null,
  keepsRefusals: false,
};

const ADJUSTMENTS: Rules<Adjust, AdjustmentRow> = {
  what: 'adjustment',
  keyOf: ({ actor, key }) => `${actor} ${key}`,
  isAskedBy: ({ owner, amount, reason }, { input }) =>
    owner === input.owner && amount === minor(input.amount) && reason === input.reason,
  isAsTold: (row, told) => row.id === told.id,
  refusalOf: () => null,
  keepsRefusals: false,
};

function checkKeyed<C extends KeyedCall, Row>(
  calls: readonly C[],
  rows: readonly Row[],
  rules: Rules<C, Row>,
): string[] {
  const problems: string[] = [];
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = rules.keyOf(row);
    if (byKey.has(key)) problems.push(`two ${rules.what}s stand under ${key}`);
    byKey.set(key, row);
  }
  const attempts = groupBy(calls, ({ by, input }) => `${by} ${input.key}`);
  for (const [key, tried] of attempts) {
    problems.push(...checkKey(key, tried, byKey.get(key), rules));
  }
  for (const key of byKey.keys()) {
    if (!attempts.has(key)) problems.push(`nobody asked for the ${rules.what} under ${key}`);
  }
  return problems;
}

function checkKey<C extends KeyedCall, Row>(
  key: string,
  attempts: readonly C[],
  row: Row | undefined,
  rules: Rules<C, Row>,
): string[] {
  const problems: string[] = [];
  const found = row && rules.refusalOf(row) === null ? row : undefined;
  const name = `${rules.what} under ${key}`;
  if (row && !attempts.some((call) => rules.isAskedBy(row, call))) {
    problems.push(`the ${name} is not what was asked for`);
  }
  if (found && attempts.every(({ answer }) => answer.kind === 'refused')) {
    problems.push(`the ${name} was refused and is there`);
  }
  for (const call of attempts) {
    const { answer } = call;
    if (answer.kind === 'ok') {
      if (!found) problems.push(`the ${name} was acknowledged and is not there`);
      else if (!rules.isAskedBy(found, call) || !rules.isAsTold(found, answer.value)) {
        problems.push(`the ${name} was acknowledged as something else`);
      }
    } else if (answer.kind === 'refused') {
      problems.push(...checkRefusal(name, call, answer.code, row, rules, attempts));
    }
  }
  return problems;
}

function checkRefusal<C extends KeyedCall, Row>(
  name: string,
  call: C,
  code: number,
  row: Row | undefined,
  rules: Rules<C, Row>,
  attempts: readonly C[],
): string[] {
  if (PASSING.has(code)) return [];
  if (code === ERRORS.IDEMPOTENCY_KEY_REUSED.code) {
    const isOthers = row !== undefined && !rules.isAskedBy(row, call);
    return isOthers ? [] : [`the ${name} was refused as another's and is not`];
  }
  if (row === undefined || !rules.isAskedBy(row, call)) return [];
  if (rules.keepsRefusals) {
    const kept = rules.refusalOf(row);
    return kept === code ? [] : [`the ${name} was refused with ${code} and has ${kept}`];
  }
  const isAfter = attempts.some(
    ({ answer, endedMs }) => answer.kind === 'ok' && endedMs < call.beganMs,
  );
  return isAfter ? [`the ${name} was refused with ${code} after it was acknowledged`] : [];
}
