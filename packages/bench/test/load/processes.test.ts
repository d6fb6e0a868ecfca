import { expect, test } from 'vitest';
import { parseStat } from '#load/measure/processes';

const fields = 'S 7 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 11 0 500 1000 200';

test('a process is read whatever its name is', () => {
  const read = { pid: 42, parent: 7, cpuMs: 1_270 };
  expect(parseStat(`42 (node) ${fields}`)).toEqual(read);
  expect(parseStat(`42 (a) S 1 (b) ${fields}`)).toEqual(read);
});

test('what is no process is none', () => {
  expect(parseStat('')).toBeNull();
  expect(parseStat('42 (node)')).toBeNull();
});
