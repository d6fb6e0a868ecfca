import { expect, test } from 'vitest';

import { cn } from '#style/class-names';

test.each([
  ['a height', 'h-9 px-3 h-11', 'px-3 h-11'],
  ['a height under a condition', 'h-9 phone:h-11 h-8 phone:h-12', 'h-8 phone:h-12'],
  ['a size of letters', 'text-sm text-ink text-[0.8125rem]', 'text-ink text-[0.8125rem]'],
  ['a colour of letters', 'text-ink text-sm text-ink-faint', 'text-sm text-ink-faint'],
  ['a weight', 'font-medium font-mono font-normal', 'font-mono font-normal'],
  ['corners', 'rounded-md rounded-t-xl rounded-full', 'rounded-t-xl rounded-full'],
  ['a place', 'md:-translate-y-1/2 md:translate-y-0', 'md:translate-y-0'],
])('lets %s be overruled', (_, names, left) => {
  expect(cn(names)).toBe(left);
});

test('leaves alone what sets different things', () => {
  const names =
    'relative text-end text-balance px-3 pe-11 size-4 [&_svg]:size-4 min-h-5 has-[:checked]:w-4';
  expect(cn(names, false, undefined)).toBe(names);
});
