import { within } from '#limits/patience';

/**
 * Group commit: while one `send` is out, calls gather for the next, so a lone call waits for nobody
 * and many at once share a round trip. Answers stand in the order of their items. A `send` that
 * fails, or takes longer than `timeoutMs`, fails those that waited behind it too.
 */
export function gather<Item, Answer>(
  send: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { maxItems, timeoutMs }: { readonly maxItems: number; readonly timeoutMs: number },
): (item: Item) => Promise<Answer> {
  type Call = { item: Item; resolve: (answer: Answer) => void; reject: (cause: unknown) => void };
  let waiting: Call[] = [];
  let flying = false;

  async function flyAll(): Promise<void> {
    flying = true;
    while (waiting.length > 0) {
      const calls = waiting.splice(0, maxItems);
      try {
        const answers = await within(timeoutMs, send(calls.map((call) => call.item)));
        for (const [index, call] of calls.entries()) settle(call, answers[index]);
      } catch (cause) {
        for (const call of [...calls, ...waiting]) call.reject(cause);
        waiting = [];
      }
    }
    flying = false;
  }

  function settle(call: Call, answer: Answer | undefined): void {
    if (answer === undefined) call.reject(new Error('a gathered call was left unanswered'));
    else call.resolve(answer);
  }

  return async (item) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!flying) void flyAll();
    });
}
