import type { ChargeFlowClient } from '@chargeflow/client';
import type { Dice } from '#chaos/storm/dice';
import type { Buy, BuyInput, History, RequestCredit, RequestInput } from '#chaos/storm/history';

export interface Person {
  email: string;
  userId: string;
  client: ChargeFlowClient;
}

/** What people share: the history of all, and what admins have to decide. */
export interface Town {
  history: History;
  sellers: readonly Person[];
  admins: readonly Person[];
  /** Ids of credit requests, as they were made. */
  requests: string[];
}

/** How somebody behaves until told to stop. */
export interface Script {
  dice: Dice;
  until: AbortSignal;
  /** The shortest and the longest time between two calls. */
  pauseMs: readonly [number, number];
}

export function buy({ history }: Town, { email, client }: Person, input: BuyInput) {
  return history.record<Buy>({ op: 'buy', by: email, input }, () =>
    client.charge.buy.mutate({
      phone: input.phone,
      amount: input.amount,
      idempotencyKey: input.key,
    }),
  );
}

export async function requestCredit(town: Town, { email, client }: Person, input: RequestInput) {
  const answer = await town.history.record<RequestCredit>({ op: 'request', by: email, input }, () =>
    client.credit.request.mutate({
      amount: input.amount,
      note: input.note,
      idempotencyKey: input.key,
    }),
  );
  if (answer.kind === 'ok') town.requests.push(answer.value.id);
  return answer;
}
