import { uuidv7 } from 'uuidv7';
import { closeDifferences } from '#comparisons/close-differences';
import {
  recordEnd,
  recordStart,
  type ComparedOperator,
  type ComparisonRequest,
  type Run,
} from '#comparisons/run';
import { dropList, takeList } from '#comparisons/take-list';
import { walkOurs } from '#comparisons/walk-ours';
import { walkTheirs } from '#comparisons/walk-theirs';
import type { Core } from '#core';

/** What a comparison has come to. */
export interface Compared {
  id: string;
  /** References on the operator's list, and delivered charges of ours looked for on it. */
  listed: number;
  lookedFor: number;
  /** Charges that the worker was asked to ask for. */
  rechecks: number;
  /** Differences found, those that are new, and open ones that are none any more. */
  found: number;
  opened: number;
  closed: number;
}

const START = { listed: 0, lookedFor: 0, rechecks: 0, asks: 0, found: 0, opened: 0, closed: 0 };
const ERROR_MAX_CHARACTERS = 300;

/**
 * Lays the operator's own list beside our charges, writes down where they differ and has the worker
 * ask for what asking may settle. Moves no money and settles nothing. Rejects, with the reason kept,
 * when the list cannot be had in full or `signal` aborts; no difference is closed then.
 */
export async function compareWithOperator(
  core: Core,
  operator: ComparedOperator,
  request: ComparisonRequest,
  signal: AbortSignal,
): Promise<Compared> {
  const run: Run = {
    ...START,
    ...request,
    core,
    operator,
    id: uuidv7(),
    startedAtMs: Date.now(),
    signal,
  };
  await recordStart(run);
  try {
    await takeList(run);
    await walkTheirs(run);
    // A sweep is to be light, and what the operator lacks does not come and go by the minute.
    if (run.scope === 'full') await walkOurs(run);
    const balance = run.scope === 'full' ? await operator.balance(signal) : null;
    await closeDifferences(run);
    await recordEnd(run, balance, null);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await recordEnd(run, null, reason.slice(0, ERROR_MAX_CHARACTERS));
    throw error;
  } finally {
    await dropList(run);
  }
  const { id, listed, lookedFor, rechecks, found, opened, closed } = run;
  return { id, listed, lookedFor, rechecks, found, opened, closed };
}
