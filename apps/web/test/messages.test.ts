import compile from 'icu-minify/compile';
import { expect, test } from 'vitest';

import { en } from '#i18n/en';
import { fa } from '#i18n/fa';

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every message by its key in full. */
function flatten(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + name, value]] : flatten(value, `${prefix}${name}.`),
  );
}

/** How the compiler numbers the kinds of arguments; a count may be put as a plural or as digits. */
const KINDS = ['', 'select', 'number', 'ordinal', 'number', 'date', 'time'];

/** What a message is told, and as what: "count as number". A message that cannot be read throws. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (!Array.isArray(node)) {
      if (typeof node === 'object' && node !== null) Object.values(node).forEach(walkBranch);
      return;
    }
    const [name, kind, ...rest] = node as [unknown, unknown, ...unknown[]];
    if (kind === undefined) found.add(`${String(name)} as text`);
    else if (typeof kind === 'number' && kind > 0) {
      found.add(`${String(name)} as ${KINDS[kind]}`);
      rest.forEach(walk);
    } else {
      found.add(`${String(name)} as tag`);
      [kind, ...rest].forEach(walk);
    }
  };
  const walkBranch = (branch: unknown): void => {
    if (Array.isArray(branch)) branch.forEach(walk);
  };
  walkBranch(compile(text));
  return [...found].toSorted();
}

const english = flatten(en);
const persian = new Map(flatten(fa));

test('both languages say the same things', () => {
  expect([...persian.keys()].toSorted()).toEqual(english.map(([key]) => key).toSorted());
});

test.each(english)('%s is told the same in both languages', (key, text) => {
  expect(argumentsOf(persian.get(key) ?? '')).toEqual(argumentsOf(text));
});

test('finds the arguments of every kind', () => {
  expect(argumentsOf('{a} {b, number} {c, plural, one {{d}} other {<e>#</e>}}')).toEqual([
    'a as text',
    'b as number',
    'c as number',
    'd as text',
    'e as tag',
  ]);
});

test('Persian is written in its own digits and letters, and says nothing twice empty', () => {
  for (const [key, text] of persian) {
    expect(text.trim(), key).not.toBe('');
    // `=0 {` is how a case of a plural is named.
    expect(text.replaceAll(/=\d+ \{/g, '{'), key).not.toMatch(/[0-9]|[\u0660-\u0669]|[يك]/);
  }
});
