import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gather } from '#db/gather';

/** Sends that are answered when the test says so. */
function openSends() {
  const sent: { items: readonly number[]; answer: () => void; fail: (cause: Error) => void }[] = [];
  const send = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      sent.push({ items, answer: () => resolve(items.map((item) => item * 2)), fail: reject });
    });
  return { sent, send, items: () => sent.map(({ items }) => items) };
}

test('what is asked for in one turn goes together; while it is out, the next one fills', async () => {
  const { sent, send, items } = openSends();
  const ask = gather(send, { maxItems: 3, maxOut: 1 });
  const first = [ask(1), ask(2)];
  await setImmediate();
  const second = [ask(3), ask(4), ask(5), ask(6)];
  await setImmediate();
  expect(items()).toEqual([[1, 2]]);
  sent[0]?.answer();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await setImmediate();
  // Nothing was answered by what had been asked before it came.
  expect(items()).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  sent[1]?.answer();
  await setImmediate();
  sent[2]?.answer();
  expect(await Promise.all(second)).toEqual([6, 8, 10, 12]);
});

test('a failure is told to those it befell, and to nobody else', async () => {
  const { sent, send } = openSends();
  const ask = gather(send, { maxItems: 10, maxOut: 1 });
  const failed = Promise.allSettled([ask(1), ask(2)]);
  await setImmediate();
  const later = ask(3);
  sent[0]?.fail(new Error('down'));
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await setImmediate();
  sent[1]?.answer();
  expect(await later).toBe(6);
});

test('no more are out at a time than may be', async () => {
  const { sent, send, items } = openSends();
  const ask = gather(send, { maxItems: 1, maxOut: 2 });
  const all = [1, 2, 3].map(ask);
  await setImmediate();
  expect(items()).toEqual([[1], [2]]);
  for (const { answer } of sent) answer();
  await setImmediate();
  sent[2]?.answer();
  expect(await Promise.all(all)).toEqual([2, 4, 6]);
});

test('the next one rests as long as it is told to, and takes what has come by then', async () => {
  const { sent, send, items } = openSends();
  const ask = gather(send, { maxItems: 10, maxOut: 1, everyMs: 200 });
  const first = ask(1);
  await setImmediate();
  sent[0]?.answer();
  await first;
  const second = ask(2);
  await setImmediate();
  const third = ask(3);
  expect(items()).toEqual([[1]]);
  await expect.poll(items).toEqual([[1], [2, 3]]);
  sent[1]?.answer();
  expect(await Promise.all([second, third])).toEqual([4, 6]);
});
