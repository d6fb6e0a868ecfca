import { defineConfig } from 'vitest/config';

const NEEDS_BUILD = '**/*.http.test.ts';

// Of each project, since the root's own would run after theirs.
const POSTGRES = './vitest.setup.ts';

/** `unit` needs no build; `http` runs against the built product: `vitest run --project http`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          pool: 'forks',
          maxWorkers: '100%',
          globalSetup: [POSTGRES],
          include: ['{packages,apps}/*/test/**/*.test.ts'],
          exclude: [NEEDS_BUILD],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'http',
          environment: 'node',
          pool: 'forks',
          globalSetup: [POSTGRES, './packages/client/test/stack.setup.ts'],
          include: [`{packages,apps}/*/test/${NEEDS_BUILD}`],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
