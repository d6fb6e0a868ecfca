import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const TESTS = '{packages,apps}/*/test/**/*.test.ts';
const NEEDS_BUILD = '**/*.http.test.ts';

// Of each project, since the root's own would run after theirs.
const POSTGRES = './vitest.setup.ts';

/** What a file puts in the place of a clock, a module or a global stays for those that share its process. */
const REPLACES = /\bvi\.(mock|doMock|useFakeTimers|setSystemTime|spyOn|stub\w+|resetModules)\b/;

const replacing = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(path.join(import.meta.dirname, folder)).flatMap((name) =>
    testsOf(`${folder}/${name}/test`).filter((file) => REPLACES.test(readFileSync(file, 'utf8'))),
  ),
);

function testsOf(folder: string): string[] {
  const root = path.join(import.meta.dirname, folder);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(root, name));
}

/** Of what comes about by itself: a busy machine must not fail it, and a second is soon gone on one. */
const expectOptions = { poll: { timeout: 20_000 } };

const unit = {
  expect: expectOptions,
  environment: 'node',
  pool: 'forks',
  maxWorkers: '100%',
  globalSetup: [POSTGRES],
  testTimeout: 30_000,
  hookTimeout: 60_000,
} satisfies TestProjectInlineConfiguration['test'];

/**
 * `unit` and `unit-alone` need no build; `http` runs against the built product:
 * `vitest run --project http`. Files of `unit` share their processes, and so what they import,
 * which is half of their time; what replaces a clock or a module runs in `unit-alone`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          isolate: false,
          include: [TESTS],
          exclude: [NEEDS_BUILD, ...replacing],
        },
      },
      {
        test: { ...unit, name: 'unit-alone', include: replacing, exclude: [NEEDS_BUILD] },
      },
      {
        test: {
          name: 'http',
          environment: 'node',
          expect: expectOptions,
          pool: 'forks',
          globalSetup: [POSTGRES, './packages/client/test/stack.setup.ts'],
          include: [`{packages,apps}/*/test/${NEEDS_BUILD}`],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
