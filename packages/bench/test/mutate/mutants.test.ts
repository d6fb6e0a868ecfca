import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '@chargeflow/local-stack/programs';
import { expect, test } from 'vitest';
import { MUTANTS } from '#mutate/all';
import { mutate } from '#mutate/mutant';

test.each(MUTANTS.map((mutant) => [mutant.guard, mutant] as const))(
  '%s: can be taken out, and names tests that there are',
  (_guard, mutant) => {
    const text = readFileSync(path.join(ROOT, mutant.file), 'utf8');
    expect(mutate(text, mutant)).not.toBe(text);
    expect(mutant.tests.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  },
);

test('every guard has a name of its own', () => {
  const names = MUTANTS.map(({ guard }) => guard);
  expect(new Set(names).size).toBe(names.length);
});
