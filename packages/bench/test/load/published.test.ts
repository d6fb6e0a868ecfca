import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PUBLISHED, README, withResults } from '#load/report/publish';
import type { Results } from '#load/run';

test('the figures of the README are those of the published run', async () => {
  const results = JSON.parse(await readFile(PUBLISHED, 'utf8')) as Results;
  const readme = await readFile(README, 'utf8');
  expect(withResults(readme, results)).toBe(readme);
  expect(results.problems).toEqual([]);
  expect(results.commit?.changed).toBe(false);
});

test('a README without a place for figures is left alone', () => {
  expect(() => withResults('# A product\n', {} as Results)).toThrow(/no place/);
});
