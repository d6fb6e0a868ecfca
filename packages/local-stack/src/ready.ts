import { setTimeout as sleep } from 'node:timers/promises';

export type ReadyOptions = {
  url: string;
  limitMs: number;
  /** Gives up at once when aborted, with the signal's reason. */
  signal: AbortSignal;
};

const POLL_MS = 50;
const ANSWER_LIMIT_MS = 60_000;
const SHOWN_CHARACTERS = 300;

/** Waits until the URL answers 200. Throws with the last answer when it does not in time. */
export async function waitUntilReady({ url, limitMs, signal }: ReadyOptions): Promise<void> {
  const deadline = Date.now() + limitMs;
  let last = 'nothing';
  for (;;) {
    signal.throwIfAborted();
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
      const answer = await fetch(url, { signal: limit });
      const body = await answer.text();
      if (answer.status === 200) return;
      last = `${answer.status} ${body.slice(0, SHOWN_CHARACTERS)}`;
    } catch (error) {
      signal.throwIfAborted();
      last = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() > deadline) throw new Error(`${url} was not ready; last answer: ${last}`);
    await sleep(POLL_MS);
  }
}
