import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { operatorCode } from '#operators/code';
import type { SendAnswer, TopupOrder } from '#operators/port';
import type { ReloadlyClient } from '#operators/reloadly/call';
import type { Fetched } from '#operators/reloadly/fetch';
import { judgeRefusal } from '#operators/reloadly/judge';
import { operatorAnswer, type ReloadlyOperator } from '#operators/reloadly/shapes';

const LIST_MS = 3_600_000;

/** How the aggregator must be asked for an order, or the answer to give because it cannot be. */
export type Route =
  | { operatorId: number; countryCode: string; useLocalAmount: boolean }
  | { answer: SendAnswer };

type Listed = { operators: ReloadlyOperator[] } | { answer: SendAnswer };

/** Finds the aggregator's operator for an order. Keeps a country's list for an hour. */
export class OperatorDirectory {
  readonly #client: ReloadlyClient;
  readonly #listByRegion = new Map<string, { operators: ReloadlyOperator[]; untilMs: number }>();
  readonly #listing = new Map<string, Promise<Listed>>();

  constructor(client: ReloadlyClient) {
    this.#client = client;
  }

  /**
   * The operator whose code is the order's; where the aggregator's names are not ours, the one it
   * detects itself. Nothing is ordered here, so every failure is `not_sent` or a definite no.
   */
  async find(order: TopupOrder, signal: AbortSignal): Promise<Route> {
    const region = parsePhoneNumberFromString(order.phone)?.country;
    if (!region) return refuse('INVALID_RECIPIENT_PHONE');
    const list = await this.#list(region, signal);
    if ('answer' in list) return list;
    const named = list.operators.find((operator) => codeOf(operator) === order.operator);
    if (named) return routeTo(named, order);
    return this.#detect(order, region, signal);
  }

  /** Orders that need the list at once wait for one call, which the first of them may abort. */
  async #list(region: string, signal: AbortSignal): Promise<Listed> {
    const known = this.#listByRegion.get(region);
    if (known && known.untilMs > Date.now()) return known;
    const listing =
      this.#listing.get(region) ??
      this.#fetchList(region, signal).finally(() => this.#listing.delete(region));
    this.#listing.set(region, listing);
    return listing;
  }

  async #fetchList(region: string, signal: AbortSignal): Promise<Listed> {
    const query = { includeBundles: 'false', includeData: 'false', includePin: 'false' };
    const fetched = await this.#client.get(`/operators/countries/${region}`, query, signal);
    const operators = read(fetched, z.array(operatorAnswer));
    if (!operators) return failure(fetched);
    const plain = operators.filter(({ bundle, data, pin }) => !bundle && !data && !pin);
    const list = { operators: plain, untilMs: Date.now() + LIST_MS };
    this.#listByRegion.set(region, list);
    return list;
  }

  async #detect(order: TopupOrder, region: string, signal: AbortSignal): Promise<Route> {
    const phone = encodeURIComponent(order.phone);
    const path = `/operators/auto-detect/phone/${phone}/countries/${region}`;
    const fetched = await this.#client.get(path, {}, signal);
    const operator = read(fetched, operatorAnswer);
    return operator ? routeTo(operator, order) : failure(fetched);
  }
}

function codeOf({ name, country }: ReloadlyOperator): string {
  const suffix = ` ${country.name}`;
  const bare = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  return operatorCode(bare, country.isoName);
}

function routeTo(operator: ReloadlyOperator, { currency }: TopupOrder): Route {
  const { operatorId, country, supportsLocalAmounts } = operator;
  const countryCode = country.isoName;
  if (supportsLocalAmounts && operator.destinationCurrencyCode === currency) {
    return { operatorId, countryCode, useLocalAmount: true };
  }
  if (operator.senderCurrencyCode === currency) {
    return { operatorId, countryCode, useLocalAmount: false };
  }
  return refuse('CURRENCY_NOT_OFFERED');
}

function refuse(reason: string): { answer: SendAnswer } {
  return { answer: { outcome: 'refused', reason, transactionId: null } };
}

function read<T>(fetched: Fetched, schema: z.ZodType<T>): T | null {
  if (fetched.kind !== 'answered' || fetched.status !== 200) return null;
  return schema.safeParse(fetched.json).data ?? null;
}

function failure(fetched: Fetched): { answer: SendAnswer } {
  const answer =
    fetched.kind === 'answered'
      ? judgeRefusal(fetched)
      : { outcome: 'unknown' as const, reason: fetched.reason };
  if (answer.outcome === 'refused') return { answer };
  const reason = `no operator: ${'reason' in answer ? answer.reason : answer.outcome}`;
  const retryAfterMs = fetched.kind === 'answered' ? fetched.retryAfterMs : null;
  return { answer: { outcome: 'not_sent', reason, retryAfterMs } };
}
