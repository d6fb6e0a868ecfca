import { AppError } from '@chargeflow/core/errors';
import { within } from '#limits/patience';

/** Sooner than our own client gives up, and later than each wait of a call is given up by itself. */
const CALL_MAX_MS = 20_000;

/** Of calls that go over much; each of their steps has deadlines of its own. */
const LONG_CALLS_MS: Readonly<Record<string, number>> = {
  'admin.credit.decideMany': 60_000,
  'admin.reconcile': 2 * 60 * 60_000,
};

/**
 * What the work of a call answers, or in its place, when it takes too long, that there is too much to
 * do. The work goes on: whoever is told so does not know how far it came.
 * @throws AppError OVERLOADED
 */
export function answerInTime<T>(
  path: string,
  work: Promise<T>,
  maxMs = LONG_CALLS_MS[path] ?? CALL_MAX_MS,
): Promise<T> {
  return within(maxMs, work, () => {
    const cause = new Error(`${path} took longer than ${maxMs} ms`);
    return new AppError('OVERLOADED', undefined, { cause });
  });
}
