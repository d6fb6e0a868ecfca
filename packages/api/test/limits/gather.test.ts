import { expect, test, vi } from 'vitest';

import { gather } from '#limits/stores/gather';

const options = { maxItems: 3, timeoutMs: 1_000 };

test('a lone call is sent at once; calls behind it go together, in order, at most so many', async () => {
  const sent: number[][] = [];
  const double = gather(async (items: readonly number[]) => {
    sent.push([...items]);
    return items.map((item) => item * 2);
  }, options);
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map(double))).toEqual([2, 4, 6, 8, 10, 12]);
  expect(sent).toEqual([[1], [2, 3, 4], [5, 6]]);
});

test('a failure reaches those who waited behind it, and is over for those who come later', async () => {
  const send = vi.fn(async (items: readonly number[]) => items);
  send.mockRejectedValueOnce(new Error('down'));
  const echo = gather(send, options);
  const outcomes = await Promise.allSettled([1, 2, 3].map(echo));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(send).toHaveBeenCalledOnce();
  expect(await echo(4)).toBe(4);
});

test('a send that never ends is given up, and the next call is sent', async () => {
  vi.useFakeTimers();
  const send = vi.fn(async (items: readonly number[]) => items);
  send.mockReturnValueOnce(new Promise(() => {}));
  const echo = gather(send, options);
  const lost = expect(echo(1)).rejects.toThrow('no answer within 1000 ms');
  await vi.advanceTimersByTimeAsync(1_000);
  await lost;
  expect(await echo(2)).toBe(2);
  vi.useRealTimers();
});
