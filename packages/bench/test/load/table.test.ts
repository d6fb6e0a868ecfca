import { expect, test } from 'vitest';
import { ratioTo, summarise, type Cell } from '#load/cell';
import type { Sample } from '#load/measure/measure';
import { formatTable, short } from '#load/report/table';

const SAMPLE: Sample = {
  perSecond: 100,
  p50Ms: 1,
  p99Ms: 2,
  systemCpuMs: null,
  postgresCpuMs: 0.5,
  clientCpuMs: 0.1,
  systemBytes: null,
  postgresBytes: 1,
  failures: {},
};

function cell(contender: string, perSecond: number[], load = 'spread'): Cell {
  const samples = perSecond.map((value) => ({ ...SAMPLE, perSecond: value }));
  return { load, connections: 32, contender, samples };
}

test('columns are as wide as they need to be', () => {
  expect(formatTable(['load', 'n', 'who'], [['hot', '256', 'ours']])).toBe(
    'load    n  who\nhot   256  ours',
  );
});

test('numbers keep the digits that matter', () => {
  expect([0.1234, 12.345, 123.4, 12_345, null, Number.NaN].map(short)).toEqual([
    '0.12',
    '12.3',
    '123',
    '12,345',
    '–',
    '–',
  ]);
});

test('a cell is told by the medians of its rounds', () => {
  expect(summarise(cell('ours', [10, 300, 20]))).toMatchObject({
    perSecond: 20,
    systemCpuMs: null,
    postgresCpuMs: 0.5,
  });
});

test('a ratio is the median of what it was in each round, under the same load', () => {
  const ours = cell('ours', [100, 10, 50]);
  const bare = cell('bare', [50, 10, 100]);
  const others = [cell('bare', [1, 1, 1], 'hot'), ours, bare];
  expect(ratioTo(ours, 'bare', others)).toBe(1);
  expect(ratioTo(bare, 'bare', others)).toBeNull();
  expect(ratioTo(ours, 'naive', others)).toBeNull();
});
