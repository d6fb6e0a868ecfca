import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '@chargeflow/local-stack/programs';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const page = read('docs/security.md');

/** The rows of the table under a heading, without its own two first lines. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = section.split('\n## ')[0]?.split('\n') ?? [];
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const codeIn = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

describe('every control', () => {
  const controls = rowsUnder('Controls');

  test('of each chapter that applies is there', () => {
    const chapters = new Set(controls.map(([chapter = '']) => chapter.split(' ')[0]));
    const applying = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16];
    expect([...chapters]).toEqual(applying.map((chapter) => `V${chapter}`));
  });

  test.each(controls)('%s: %s', (_chapter, _control, where, tests) => {
    const places = codeIn(where).filter((code) => code.includes('/') || code.endsWith('.yaml'));
    expect(places).not.toHaveLength(0);
    expect(places.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    expect(codeIn(tests)).not.toHaveLength(0);
    for (const file of codeIn(tests)) {
      expect(file).toMatch(/\.(test|spec)\.ts$/);
      expect(read(file)).toMatch(/\btest(\.each)?[(<]/);
    }
  });
});

/** Every version of each package that the lockfile holds. */
function lockedVersions(): Map<string, string[]> {
  const [, packages = ''] = read('pnpm-lock.yaml').split('\npackages:\n');
  const versions = new Map<string, string[]>();
  for (const [, name = '', version = ''] of packages
    .split('\nsnapshots:\n')[0]
    ?.matchAll(/^ {2}'?(@?[^@'\s]+)@(\d+\.\d+\.\d+)/gm) ?? []) {
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}

function isAtLeast(version: string, floor: string): boolean {
  const [left, right] = [version, floor].map((text) => text.split('.').map(Number));
  for (const [place, number] of (left ?? []).entries()) {
    const other = right?.[place] ?? 0;
    if (number !== other) return number > other;
  }
  return true;
}

describe('no version in the lockfile is older than the floor', () => {
  const versions = lockedVersions();

  test.each(rowsUnder('Floors of dependencies'))('of %s, %s', (name = '', floor = '') => {
    expect(versions.get(name)).toBeDefined();
    expect(versions.get(name)?.filter((version) => !isAtLeast(version, floor))).toEqual([]);
  });

  test('and one that were would be noticed', () => {
    expect(rowsUnder('Floors of dependencies').length).toBeGreaterThanOrEqual(10);
    expect([...versions.values()].flat().length).toBeGreaterThan(300);
    expect(isAtLeast('16.3.2', '16.3.3')).toBe(false);
    expect(isAtLeast('16.4.0', '16.3.3')).toBe(true);
    expect(isAtLeast('9.9.9', '10.0.0')).toBe(false);
  });
});
