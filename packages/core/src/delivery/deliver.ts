import type { DeliveryCall } from '#consts';
import type { Core } from '#core';
import { Breakers } from '#delivery/breaker';
import type { ClaimedCharge } from '#delivery/claim';
import { nextCall, nextStep, type CallMade, type Step } from '#delivery/next-step';
import { putOff, SUSPENDED } from '#delivery/put-off';
import { recordAttempt, type CallAnswer, type Recorded } from '#delivery/record-attempt';
import { keepDelivered, postponeCharge, settleCharge } from '#delivery/settle';
import type { AskAnswer, OperatorPort, SendAnswer } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

/** `lost`: another worker has taken the charge over, and this one changed nothing. */
export type Delivered = 'delivered' | 'refunded' | 'pending' | 'unknown' | 'lost';

const REASON_MAX_CHARACTERS = 300;

/**
 * Takes a claimed charge one step on: sends it or asks for it, and writes down what came of that.
 * No transaction is open during a call. Aborting `cut` ends a call early; what it would have
 * answered is then unknown.
 */
export async function deliverCharge(
  core: Core,
  operator: OperatorPort,
  charge: ClaimedCharge,
  settings: DeliverySettings,
  cut: AbortSignal,
  breakers = new Breakers(settings, core.log),
): Promise<Delivered> {
  let before: CallAnswer | null = null;
  for (let call = nextCall(charge); ; call = 'send') {
    const make = () => makeCall(core, operator, charge, settings, call, before, cut);
    const over = call === 'send' ? await breakers.send(charge.operator, make) : await make();
    if (over === null) return 'lost';
    if ('suspendedUntilMs' in over) {
      const nowMs = Date.now();
      const step = putOff(charge, over, settings, nowMs, Math.random());
      const last = before ?? describe(SUSPENDED);
      return (await postponeCharge(core, charge, step, last, nowMs)) ? step.status : 'lost';
    }
    const { made, answer } = over;
    const step = nextStep(made, answer, settings, Math.random());
    const last = describe(answer);
    before = last;
    if (step.kind === 'send') continue;
    const kept = await writeStep(core, charge, step, last, made.endedAtMs);
    return kept ? step.status : 'lost';
  }
}

/** Writes a step down; false when the lease is lost. */
function writeStep(
  core: Core,
  charge: ClaimedCharge,
  step: Exclude<Step, { kind: 'send' }>,
  answer: CallAnswer,
  nowMs: number,
): Promise<boolean> {
  switch (step.kind) {
    case 'settle':
      return settleCharge(core, charge, step, answer, nowMs);
    case 'postpone':
      return postponeCharge(core, charge, step, answer, nowMs);
    case 'keep':
      return keepDelivered(core, charge, step, answer, nowMs);
  }
}

/** Records a call and makes it. Null when the lease is lost, and nothing was called. */
async function makeCall(
  core: Core,
  operator: OperatorPort,
  charge: ClaimedCharge,
  { leaseMs, callLimitMs, quietMs }: DeliverySettings,
  call: DeliveryCall,
  before: CallAnswer | null,
  cut: AbortSignal,
): Promise<{ made: CallMade; answer: SendAnswer | AskAnswer } | null> {
  const startedAtMs = Date.now();
  const endsAtMs = startedAtMs + callLimitMs;
  const recorded = await recordAttempt(core, charge, {
    call,
    startedAtMs,
    before,
    leasedUntilMs: startedAtMs + leaseMs,
    inFlightUntilMs: endsAtMs + quietMs,
  });
  if (!recorded) return null;
  const answer = await callOperator(core, operator, charge, recorded, call, endsAtMs, cut);
  const { status, acknowledged, createdAtMs } = charge;
  const times = { createdAtMs, startedAtMs, endedAtMs: Date.now() };
  return { made: { call, status, ...recorded, acknowledged, ...times }, answer };
}

/** Makes the call, which is over at `endsAtMs`. */
async function callOperator(
  core: Core,
  operator: OperatorPort,
  { id, phone, operator: code, amountMinor }: ClaimedCharge,
  { sends }: Recorded,
  call: DeliveryCall,
  endsAtMs: number,
  cut: AbortSignal,
): Promise<SendAnswer | AskAnswer> {
  const leftMs = endsAtMs - Date.now();
  // A process that was frozen since it recorded the call must not make it: others count on its end.
  if (leftMs <= 0 || cut.aborted) {
    const reason = 'called off';
    return call === 'send'
      ? { outcome: 'not_sent', reason, retryAfterMs: null }
      : { outcome: 'unknown', reason };
  }
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, leftMs);
  cut.addEventListener('abort', abort, { once: true });
  try {
    if (call === 'ask') return await operator.ask(id, limit.signal);
    const { currency } = core.settings.business;
    const order = { chargeId: id, phone, operator: code, amountMinor, currency, attempt: sends };
    return await operator.send({ ...order, sendByMs: endsAtMs }, limit.signal);
  } finally {
    clearTimeout(timer);
    cut.removeEventListener('abort', abort);
  }
}

function describe(answer: SendAnswer | AskAnswer): CallAnswer {
  return {
    outcome: answer.outcome,
    reason: 'reason' in answer ? answer.reason.slice(0, REASON_MAX_CHARACTERS) : null,
    transactionId: 'transactionId' in answer ? answer.transactionId : null,
  };
}
