import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { decimalsOf, formatMoney } from '#money';
import type { ListedTransaction, OperatorBalance, Window } from '#operators/books';
import type { ReloadlyClient } from '#operators/reloadly/call';
import {
  balanceAnswer,
  type ListedAnswer,
  listPageAnswer,
  type Transaction,
} from '#operators/reloadly/shapes';
import { formatInZone, parseInZone } from '#operators/reloadly/zone';

/** The most that the API puts on a page. */
const PAGE_SIZE = 200;
const TRIES_MAX = 3;
const RETRY_MS = 250;
const RETRY_AFTER_MAX_MS = 60_000;

const OUTCOMES: Readonly<Record<Transaction['status'], ListedTransaction['outcome']>> = {
  SUCCESSFUL: 'delivered',
  PROCESSING: 'processing',
  REFUNDED: 'reversed',
  FAILED: 'refused',
};

/** The reports between two times, by pages of 200. Rejects when a page cannot be had or read. */
export async function* listReports(
  client: ReloadlyClient,
  { fromMs, toMs }: Window,
  { currency, zone }: { currency: string; zone: string },
  signal: AbortSignal,
): AsyncGenerator<ListedTransaction[]> {
  // The API counts whole seconds, so the window is widened to them.
  const startDate = formatInZone(Math.floor(fromMs / 1_000) * 1_000, zone);
  const endDate = formatInZone(Math.ceil(toMs / 1_000) * 1_000, zone);
  for (let page = 1; ; page += 1) {
    const query = { startDate, endDate, page: String(page), size: String(PAGE_SIZE) };
    const path = '/topups/reports/transactions';
    const { content, totalPages } = await read(client, path, query, listPageAnswer, signal);
    yield content.map((item) => toListed(item, currency, zone));
    if (page >= totalPages) return;
  }
}

/** `GET /accounts/balance` */
export async function readBalance(
  client: ReloadlyClient,
  signal: AbortSignal,
): Promise<OperatorBalance> {
  const answer = await read(client, '/accounts/balance', {}, balanceAnswer, signal);
  const { balance, currencyCode: currency } = answer;
  return { amount: formatMoney(toMinor(balance, currency), currency), currency };
}

function toListed(item: ListedAnswer, currency: string, zone: string): ListedTransaction {
  return {
    transactionId: item.transactionId,
    reference: item.customIdentifier || null,
    outcome: OUTCOMES[item.status],
    amountMinor: amountOf(item, currency),
    atMs: item.transactionDate == null ? null : parseInZone(item.transactionDate, zone),
  };
}

/** Ordered in our currency it is as we asked for it; else as it arrived, if that is in ours. */
function amountOf(item: ListedAnswer, currency: string): bigint | null {
  if (item.requestedAmountCurrencyCode === currency && item.requestedAmount != null) {
    return toMinor(item.requestedAmount, currency);
  }
  if (item.deliveredAmountCurrencyCode === currency && item.deliveredAmount != null) {
    return toMinor(item.deliveredAmount, currency);
  }
  return null;
}

/** Exact to 15 digits, which is more than a charge can have. */
function toMinor(amount: number, currency: string): bigint {
  return BigInt(Math.round(amount * 10 ** decimalsOf(currency)));
}

async function read<T>(
  client: ReloadlyClient,
  path: string,
  query: Record<string, string>,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const fetched = await client.get(path, query, signal);
    const answered = fetched.kind === 'answered' ? fetched : null;
    const parsed = answered?.status === 200 ? schema.safeParse(answered.json) : null;
    if (parsed?.success) return parsed.data;
    const reason = fetched.kind === 'answered' ? `HTTP ${fetched.status}` : fetched.reason;
    const told = parsed ? 'unreadable answer' : reason;
    if (tries === TRIES_MAX || signal.aborted) throw new Error(`${path}: ${told}`);
    const waitMs = Math.min(answered?.retryAfterMs ?? RETRY_MS * tries, RETRY_AFTER_MAX_MS);
    await sleep(waitMs, undefined, { signal });
  }
}
