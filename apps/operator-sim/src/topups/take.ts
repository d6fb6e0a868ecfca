import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Callbacks } from '#callbacks/send';
import { ApiError, answerJson, answerText } from '#http/answer';
import { readBody } from '#http/read';
import type { Call } from '#http/route';
import type { Entry, Journal } from '#log/journal';
import type { Settings } from '#settings';
import { describeTopup, REFUSAL } from '#topups/describe';
import { type Fate, fateOf } from '#topups/fate';
import { amountUnits, type Order, orderSchema, recipientOf } from '#topups/order';
import { stateOf } from '#topups/state';

type Context = {
  settings: Pick<Settings, 'currency' | 'settleMs' | 'lateMs' | 'silenceMs'>;
  journal: Journal;
  callbacks: Callbacks;
  /** Aborted when the simulator stops: nobody is kept waiting then. */
  stopping: AbortSignal;
};

/**
 * `POST /topups` (answers with the order) and `POST /topups-async` (with its transaction id only).
 * What happens in truth is written down before the caller is answered as its phone's digits ask.
 */
export async function takeTopup(context: Context, call: Call, asynchronous: boolean) {
  const order = readBody(call.body, orderSchema);
  const phone = recipientOf(order);
  const fate = fateOf(phone);
  if (fate.truth === 'nothing') {
    call.response.destroy();
    return;
  }
  const entry = record(context, order, phone);
  context.callbacks.schedule(entry);
  await answer(context, call.response, entry, fate, asynchronous);
}

function record({ journal, settings }: Context, order: Order, phone: string): Entry {
  if (amountUnits(order.amount) === 0n) {
    throw new ApiError(400, 'INVALID_AMOUNT', 'The amount must be more than zero');
  }
  const nowMs = Date.now();
  const customIdentifier = order.customIdentifier ?? randomUUID();
  const known = journal.find(customIdentifier);
  if (!known) {
    return journal.accept({
      customIdentifier,
      phone,
      countryCode: order.recipientPhone.countryCode,
      operatorId: Number(order.operatorId),
      amount: order.amount,
      currency: settings.currency,
      acceptedAtMs: nowMs,
    });
  }
  const same =
    known.topup.phone === phone && amountUnits(known.topup.amount) === amountUnits(order.amount);
  if (!same) {
    const message = 'The customIdentifier has been used for another top-up';
    throw new ApiError(400, 'CUSTOM_IDENTIFIER_ALREADY_USED', message);
  }
  journal.sentAgain(customIdentifier, nowMs);
  return known;
}

async function answer(
  context: Context,
  response: ServerResponse,
  { topup }: Entry,
  fate: Fate,
  asynchronous: boolean,
): Promise<void> {
  const { settings } = context;
  switch (fate.answer) {
    case 'silence':
      await pause(settings.silenceMs, context.stopping);
      response.destroy();
      return;
    case 'cut':
      response.destroy();
      return;
    case 'server-error':
      throw new ApiError(500, 'PROVIDER_INTERNAL_ERROR', 'Something went wrong');
    case 'rubbish':
      answerText(response, 200, '<html><body>OK</body>');
      return;
    case 'refusal':
      if (!asynchronous) throw REFUSAL;
      break;
    case 'late':
      await pause(settings.lateMs, context.stopping);
      break;
    case 'plain':
      break;
  }
  const described = describeTopup(topup, stateOf(topup, settings.settleMs, Date.now()));
  answerJson(response, 200, asynchronous ? { transactionId: described.transactionId } : described);
}

async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(delayMs, undefined, { signal });
  } catch {
    // Stopping ends every pause early.
  }
}
