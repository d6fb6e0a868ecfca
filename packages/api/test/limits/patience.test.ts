import { setImmediate } from 'node:timers/promises';

import { expect, test, vi } from 'vitest';

import { within } from '#limits/patience';

test('an answer in time is passed on, and so is a failure', async () => {
  expect(await within(1_000, Promise.resolve(7))).toBe(7);
  await expect(within(1_000, Promise.reject(new Error('down')))).rejects.toThrow('down');
});

test('a blocked event loop does not make an answer late that had come', async () => {
  const answer = setImmediate('in time');
  const outcome = within(20, answer);
  const blockedUntilMs = performance.now() + 100;
  while (performance.now() < blockedUntilMs);
  expect(await outcome).toBe('in time');
});

test('an answer that does not come is given up on time', async () => {
  vi.useFakeTimers();
  const late = expect(within(250, new Promise(() => {}))).rejects.toThrow(
    'no answer within 250 ms',
  );
  await vi.advanceTimersByTimeAsync(250);
  await late;
  vi.useRealTimers();
});
