import { onTestFinished } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { buyCharge } from '#charges/buy';
import type { Charge } from '#charges/charge';
import type { Core } from '#core';
import { claimCharges, type ClaimedCharge } from '#delivery/claim';
import { runDelivery } from '#delivery/run';
import type { AskAnswer, OperatorPort, SendAnswer, TopupOrder } from '#operators/port';
import { parseDeliverySettings, type DeliverySettings } from '#settings/delivery';

/** The product's own settings, with waits that a test can sit out. */
export function fastDelivery(changed: Partial<DeliverySettings> = {}): DeliverySettings {
  const fast = { pollMs: 10, leaseMs: 5_000, retryMinMs: 20, retryMaxMs: 200, breakerOpenMs: 200 };
  return { ...parseDeliverySettings({}), ...fast, ...changed };
}

/** A worker inside this process; answers what stops it, which may be called twice. */
export function startWorker(core: Core, operator: OperatorPort, settings = fastDelivery()) {
  const stopping = new AbortController();
  const running = runDelivery(core, operator, settings, stopping.signal);
  return async function stop() {
    stopping.abort();
    await running;
  };
}

/** A worker that is stopped at the end of the test, if not before. */
export function openWorker(...args: Parameters<typeof startWorker>) {
  const stop = startWorker(...args);
  onTestFinished(stop);
  return { stop };
}

export function buy(core: Core, seller: Actor, phone = '+989121234501'): Promise<Charge> {
  return buyCharge(core, seller, { phone, amount: '500', idempotencyKey: uuidv7() });
}

/** Claims whatever is due and answers this one charge; fails when it was not to be had. */
export async function claimOne(core: Core, id: string): Promise<ClaimedCharge> {
  // A moment on: a sale's time has microseconds.
  const claimed = await claimCharges(core, {
    nowMs: Date.now() + 1,
    leaseMs: 60_000,
    limit: 1_000,
  });
  const charge = claimed.find((candidate) => candidate.id === id);
  if (!charge) throw new Error(`charge ${id} could not be claimed`);
  return charge;
}

/** Lets the time pass that a charge waits for, and the time in which its order could arrive. */
export async function passTime(core: Core, id: string): Promise<void> {
  const past = new Date(Date.now() - 1_000).toISOString();
  await core.sql`
    UPDATE charges
    SET next_attempt_at = ${past}, leased_until = CASE WHEN lease_id IS NOT NULL THEN ${past}::timestamptz END,
      in_flight_until = CASE WHEN sends > 0 THEN ${past}::timestamptz END
    WHERE id = ${id}`;
}

export interface ChargeState {
  status: string;
  attempts: number;
  sends: number;
  leased: boolean;
  last_answer: string | null;
  operator_transaction_id: string | null;
}

export async function stateOf(core: Core, id: string): Promise<ChargeState> {
  const [row] = await core.sql<ChargeState[]>`
    SELECT status, attempts, sends, lease_id IS NOT NULL AS leased, last_answer,
      operator_transaction_id
    FROM charges WHERE id = ${id}`;
  if (!row) throw new Error(`there is no charge ${id}`);
  return row;
}

export interface AttemptState {
  number: number;
  call: string;
  outcome: string | null;
  reason: string | null;
  ended: boolean;
}

/** The calls made for a charge, in order. */
export async function attemptsOf(core: Core, id: string): Promise<AttemptState[]> {
  const rows = await core.sql<AttemptState[]>`
    SELECT number, call, outcome, reason, ended_at IS NOT NULL AS ended
    FROM charge_attempts WHERE charge_id = ${id} ORDER BY number`;
  return [...rows];
}

/** An operator that gives the answers it is told to, in order, and remembers what it was asked. */
export class ScriptedOperator implements OperatorPort {
  readonly calls: string[] = [];
  readonly #answers: (SendAnswer | AskAnswer)[];

  constructor(...answers: (SendAnswer | AskAnswer)[]) {
    this.#answers = answers;
  }

  async send({ chargeId, attempt }: TopupOrder): Promise<SendAnswer> {
    this.calls.push(`send ${chargeId} ${attempt}`);
    const answer = this.#next();
    if (answer.outcome === 'not_found') throw new Error('not an answer to a sending');
    return answer;
  }

  async ask(chargeId: string): Promise<AskAnswer> {
    this.calls.push(`ask ${chargeId}`);
    const answer = this.#next();
    if (answer.outcome === 'not_sent') throw new Error('not an answer to a question');
    return answer;
  }

  #next(): SendAnswer | AskAnswer {
    const answer = this.#answers.shift();
    if (!answer) throw new Error('the operator was called once too often');
    return answer;
  }
}

/** An operator who answers a call, sent or asked, when the test says what; `called` once it was made. */
export function waitingOperator() {
  type Answer = SendAnswer & AskAnswer;
  let answer: (given: Answer) => void = () => undefined;
  let tell = () => {};
  const called = new Promise<void>((resolve) => (tell = resolve));
  const calling = () =>
    new Promise<Answer>((resolve) => {
      answer = resolve;
      tell();
    });
  const port: OperatorPort = { send: calling, ask: calling };
  return { port, called, answer: (given: Answer) => answer(given) };
}
