import { expect, test } from 'vitest';
import { FAULT_NAMES, FAULTS, planFaults } from '#chaos/storm/plan';

const options = { seed: 'one', lengthMs: 300_000, faults: FAULT_NAMES, everyMs: 2_000 };

test('a seed plans the same again, and another one something else', () => {
  expect(planFaults(options)).toEqual(planFaults(options));
  expect(planFaults(options)).not.toEqual(planFaults({ ...options, seed: 'two' }));
});

test('each fault comes before any comes again, in the order of time and within the length', () => {
  const plan = planFaults(options);
  const first = plan.slice(0, FAULT_NAMES.length).map(({ fault }) => fault);
  expect(new Set(first)).toEqual(new Set(FAULT_NAMES));
  const times = plan.map(({ atMs }) => atMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(options.lengthMs);
});

test('no two faults lay hands on one thing at once', () => {
  const freeAtMs = new Map<string, number>();
  for (const { fault, atMs, forMs } of planFaults({ ...options, everyMs: 300 })) {
    const { thing, minMs, maxMs } = FAULTS[fault];
    expect(atMs).toBeGreaterThanOrEqual(freeAtMs.get(thing) ?? 0);
    freeAtMs.set(thing, atMs + forMs);
    expect(forMs).toBeGreaterThanOrEqual(minMs);
    expect(forMs).toBeLessThanOrEqual(maxMs);
  }
});
