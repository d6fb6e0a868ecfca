import { performance } from 'node:perf_hooks';
import { isChargeFlowError } from '@chargeflow/client/errors';

/** What a client was told of a call; `unknown` where nobody knows how far it came. */
export type Answer<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'refused'; code: number; details: Record<string, unknown> | undefined }
  | { kind: 'unknown'; code: number | null; reason: string };

/** One call as its client saw it; times in milliseconds since 1970 by a clock that only goes on. */
export interface CallOf<Op extends string, Input, Value> {
  op: Op;
  /** The e-mail address of whoever called. */
  by: string;
  input: Input;
  beganMs: number;
  endedMs: number;
  answer: Answer<Value>;
}

export interface BuyInput {
  key: string;
  phone: string;
  /** Decimal text with all decimals, as in every input and answer here. */
  amount: string;
}
export interface RequestInput {
  key: string;
  amount: string;
  note: string;
}
export interface AdjustInput {
  key: string;
  /** Whose wallet. */
  owner: string;
  /** Signed. */
  amount: string;
  reason: string;
}
export interface SoldValue {
  id: string;
  phone: string;
  amount: string;
  price: string;
  status: string;
  balanceAfter: string | null;
}
export interface StatementValue {
  seq: number;
  kind: string;
  amount: string;
  balanceAfter: string;
}
export type ListedCharge = Omit<SoldValue, 'balanceAfter'>;

export type Buy = CallOf<'buy', BuyInput, SoldValue>;
export type RequestCredit = CallOf<'request', RequestInput, { id: string; amount: string }>;
export type Adjust = CallOf<'adjust', AdjustInput, { id: string; balanceAfter: string }>;
export type Decide = CallOf<
  'decide',
  { id: string; decision: 'approve' | 'reject' },
  { status: string }
>;
export type Cancel = CallOf<'cancel', { id: string }, { status: string }>;
export type ReadBalance = CallOf<'balance', null, { balance: string }>;
export type ReadStatement = CallOf<'statement', { limit: number }, { items: StatementValue[] }>;
export type ReadCharges = CallOf<'charges', { limit: number }, { items: ListedCharge[] }>;

export type Call =
  | Buy
  | RequestCredit
  | Adjust
  | Decide
  | Cancel
  | ReadBalance
  | ReadStatement
  | ReadCharges;

/** All that the clients did and were told, in the order in which the answers came. */
export class History {
  readonly calls: Call[] = [];

  /** Makes a call, writes it down when it is over, and answers what came of it; never throws. */
  async record<C extends Call>(
    head: Pick<C, 'op' | 'by' | 'input'>,
    make: () => Promise<Extract<C['answer'], { kind: 'ok' }>['value']>,
  ): Promise<C['answer']> {
    const beganMs = nowMs();
    const answer = await make().then(
      (value): Answer<unknown> => ({ kind: 'ok', value }),
      (error: unknown) => answerOf(error),
    );
    // The pieces are of one kind of call, which the compiler cannot see through the parameter.
    this.calls.push({ ...head, beganMs, endedMs: nowMs(), answer } as unknown as Call);
    return answer as C['answer'];
  }

  of<Op extends Call['op']>(op: Op): Extract<Call, { op: Op }>[] {
    return callsOf(this.calls, op);
  }
}

export function callsOf<Op extends Call['op']>(
  calls: readonly Call[],
  op: Op,
): Extract<Call, { op: Op }>[] {
  return calls.filter((call): call is Extract<Call, { op: Op }> => call.op === op);
}

/** The time of the history's clock. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Errors after which nobody knows how far the call came. */
const SAYS_NOTHING = ['OVERLOADED', 'INTERNAL'] as const;

function answerOf(error: unknown): Answer<never> {
  if (!isChargeFlowError(error)) return { kind: 'unknown', code: null, reason: reasonOf(error) };
  const { code, name } = error;
  if (isChargeFlowError(error, ...SAYS_NOTHING)) return { kind: 'unknown', code, reason: name };
  return { kind: 'refused', code, details: error.details };
}

/** The first code among the causes: ECONNREFUSED where nothing ever reached the server. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause.name === 'TimeoutError') return 'TIMEOUT';
  }
  return error instanceof Error ? error.message : String(error);
}
