import { expect, test } from 'vitest';

import { onItsWayUntil } from '#format/on-its-way';

const NOW_MS = Date.parse('2026-11-22T12:00:00.000Z');
const SOON = '2026-11-22T12:00:10.000Z';
const PAST = '2026-11-22T11:59:59.000Z';
const unanswered = { call: 'send', endedAt: null } as const;
const answered = { call: 'send', endedAt: PAST } as const;

test('holds a refund back while an order nobody has answered for may still arrive', () => {
  expect(onItsWayUntil({ inFlightUntil: SOON, calls: [unanswered] }, NOW_MS)).toBe(SOON);
});

test('lets a refund through once it can no longer arrive, or has been answered', () => {
  expect(onItsWayUntil({ inFlightUntil: PAST, calls: [unanswered] }, NOW_MS)).toBeNull();
  expect(onItsWayUntil({ inFlightUntil: SOON, calls: [answered] }, NOW_MS)).toBeNull();
  expect(onItsWayUntil({ inFlightUntil: null, calls: [] }, NOW_MS)).toBeNull();
});

test('a question without an answer is no order', () => {
  const calls = [{ call: 'ask', endedAt: null } as const, answered];
  expect(onItsWayUntil({ inFlightUntil: SOON, calls }, NOW_MS)).toBeNull();
});
