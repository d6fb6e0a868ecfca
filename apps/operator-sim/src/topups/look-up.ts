import { ApiError, answerJson, parseTime } from '#http/answer';
import type { Call } from '#http/route';
import type { Entry, Journal } from '#log/journal';
import type { Settings } from '#settings';
import { describeStatus, describeTopup } from '#topups/describe';
import { stateOf } from '#topups/state';

type Context = { journal: Journal; settings: Pick<Settings, 'settleMs'> };

const PAGE_SIZE_MAX = 200;

/** `GET /topups/:id/status` */
export function showStatus({ journal, settings }: Context, { params, response }: Call): void {
  const { topup } = requireEntry(journal, params.id);
  answerJson(response, 200, describeStatus(topup, stateOf(topup, settings.settleMs, Date.now())));
}

/** `GET /topups/reports/transactions/:id` */
export function showTransaction({ journal, settings }: Context, { params, response }: Call): void {
  const { topup } = requireEntry(journal, params.id);
  answerJson(response, 200, describeTopup(topup, stateOf(topup, settings.settleMs, Date.now())));
}

/**
 * `GET /topups/reports/transactions?customIdentifier=…&startDate=…&endDate=…&page=1&size=100`,
 * newest first; both dates as `2026-01-31 12:00:00`, included, and in whole seconds.
 */
export function listTransactions({ journal, settings }: Context, { url, response }: Call): void {
  const page = positive(url.searchParams.get('page'), 1);
  const size = Math.min(positive(url.searchParams.get('size'), 100), PAGE_SIZE_MAX);
  const found = filter(journal, url.searchParams);
  const nowMs = Date.now();
  const content = found
    .slice((page - 1) * size, page * size)
    .map(({ topup }) => describeTopup(topup, stateOf(topup, settings.settleMs, nowMs)));
  const totalPages = Math.ceil(found.length / size);
  answerJson(response, 200, {
    content,
    totalElements: found.length,
    totalPages,
    number: page,
    numberOfElements: content.length,
    size,
    first: page === 1,
    last: page >= totalPages,
    empty: content.length === 0,
  });
}

function filter(journal: Journal, query: URLSearchParams): Entry[] {
  const customIdentifier = query.get('customIdentifier');
  const countryCode = query.get('countryCode');
  const operatorId = query.get('operatorId');
  const startSecond = second(query.get('startDate')) ?? 0;
  const endSecond = second(query.get('endDate')) ?? Infinity;
  const known = customIdentifier ? journal.find(customIdentifier) : undefined;
  const candidates = customIdentifier ? (known ? [known] : []) : journal.list().toReversed();
  return candidates.filter(
    ({ topup }) =>
      (countryCode === null || topup.countryCode === countryCode) &&
      (operatorId === null || String(topup.operatorId) === operatorId) &&
      Math.floor(topup.acceptedAtMs / 1_000) >= startSecond &&
      Math.floor(topup.acceptedAtMs / 1_000) <= endSecond,
  );
}

function requireEntry(journal: Journal, id: string | undefined): Entry {
  const entry = journal.findById(Number(id));
  if (!entry) throw new ApiError(404, null, 'Airtime transaction not found');
  return entry;
}

function second(date: string | null): number | null {
  if (date === null) return null;
  const ms = parseTime(date);
  if (ms === null) throw new ApiError(400, 'INVALID_DATE_FORMAT', `Not a date: ${date}`);
  return ms / 1_000;
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text ?? fallback);
  return Number.isSafeInteger(value) && value > 0 ? value : fallback;
}
