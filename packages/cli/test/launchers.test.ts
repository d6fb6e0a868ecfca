import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, test } from 'vitest';

import { findLaunchers, isGone } from '#launchers';

function listed(pid: number, parent: number, command: string) {
  return { pid, parent, command };
}

test('launchers reach up to the outermost package manager, and not to the shell above it', () => {
  const table = [
    listed(9, 1, '-bash'),
    listed(10, 9, 'bash -c npx pnpm dev &'),
    listed(11, 10, 'npm exec pnpm@12.21.0 dev'),
    listed(12, 11, "sh -c 'pnpm' dev"),
    listed(13, 12, '/usr/bin/node /usr/lib/pnpm/bin/pnpm.cjs dev'),
    listed(14, 13, 'node /repo/tsx/cli.mjs packages/cli/src/main.ts dev'),
    listed(15, 14, 'node packages/cli/src/main.ts dev'),
  ];
  expect(findLaunchers(table, 15)).toEqual([14, 13, 12, 11]);
});

test('without a package manager there is nobody to wait for', () => {
  expect(findLaunchers([listed(9, 1, '-bash'), listed(10, 9, 'node main.ts')], 10)).toEqual([]);
  expect(findLaunchers([], 10)).toEqual([]);
});

test('a process is gone once it has ended', async () => {
  const child = spawn('sleep', ['600']);
  const { pid = 0 } = child;
  expect(isGone(pid)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isGone(pid)).toBe(true);
});
