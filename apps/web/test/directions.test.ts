import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

const SRC = path.join(import.meta.dirname, '../src');

/** Classes that name a side of the screen, where the page may run from either. */
const PHYSICAL =
  /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]|left|right|inset-[lr]|border-[lr]|rounded-(?:[lr]|tl|tr|bl|br))-[\w[(]|(?<![\w-])(?:text|float|clear|origin)-(?:left|right)\b|(?<![\w-])(?:border-[lr]|rounded-(?:[lr]|tl|tr|bl|br))(?![\w-])/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:tsx?|css)$/.test(name),
);

test('no class names a side of the screen: margins, edges and texts begin and end', () => {
  const found = files.flatMap((name) =>
    readFileSync(path.join(SRC, name), 'utf8')
      .split('\n')
      .flatMap((line, place) =>
        PHYSICAL.test(line) ? [`${name}:${place + 1} ${line.trim()}`] : [],
      ),
  );
  expect(found).toEqual([]);
});

test.each([
  'ml-2',
  '-mr-px',
  'md:pl-4',
  'left-0',
  'text-right',
  'border-l',
  'rounded-tl-lg',
  'pr-[3px]',
])('sees %s', (name) => expect(`flex ${name} gap-2`).toMatch(PHYSICAL));

test.each(['ms-2', 'text-start', 'border-line', 'rounded-lg', 'start-0', 'place-items-center'])(
  'lets %s be',
  (name) => expect(`flex ${name} gap-2`).not.toMatch(PHYSICAL),
);
