import { setImmediate } from 'node:timers';

export interface GatherOptions {
  maxItems: number;
  /** How many are out at a time. */
  maxOut: number;
  /** The least time from one to the next, that there may be more to send; none without it. */
  everyMs?: number;
}

/**
 * Group commit for look-ups: what is asked for in one turn of the event loop, or while as many as may
 * be are out, goes in one `send`. A lone one waits for nobody. Nothing is ever answered
 * from before it was asked. Answers stand in the order of their items; a `send` that fails, fails
 * the items that it was given.
 */
export function gather<Item, Answer>(
  send: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { maxItems, maxOut, everyMs = 0 }: GatherOptions,
): (item: Item) => Promise<Answer> {
  interface Call {
    item: Item;
    resolve: (answer: Answer) => void;
    reject: (cause: unknown) => void;
  }
  const waiting: Call[] = [];
  let out = 0;
  let isStarting = false;
  let beganMs = -Infinity;

  async function fly(calls: readonly Call[]): Promise<void> {
    try {
      const answers = await send(calls.map(({ item }) => item));
      if (answers.length !== calls.length) throw new Error('a gathered call was left unanswered');
      for (const [place, answer] of answers.entries()) calls[place]?.resolve(answer);
    } catch (cause) {
      for (const { reject } of calls) reject(cause);
    }
    out -= 1;
    if (!isStarting) start();
  }

  function start(): void {
    isStarting = false;
    while (out < maxOut && waiting.length > 0) {
      const nowMs = performance.now();
      const restMs = beganMs + everyMs - nowMs;
      if (restMs > 0) {
        isStarting = true;
        setTimeout(start, restMs);
        return;
      }
      beganMs = nowMs;
      out += 1;
      void fly(waiting.splice(0, maxItems));
    }
  }

  return (item) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isStarting || out >= maxOut) return;
      isStarting = true;
      setImmediate(start);
    });
}
