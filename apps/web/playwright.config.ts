import { defineConfig } from '@playwright/test';

import { findBrowser } from '#e2e/browser';

const KILLED = 'bulk-interrupted.spec.ts';
const OPERATOR_DOWN = 'desk.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  reporter: 'list',
  // What takes the operator down does so for everybody, and so comes last.
  projects: [
    { name: 'stories', testIgnore: [KILLED, OPERATOR_DOWN] },
    // In a process of its own, whose product is another; after them, since two products are slow.
    { name: 'killed', testMatch: KILLED, dependencies: ['stories'] },
    { name: 'operator down', testMatch: OPERATOR_DOWN, dependencies: ['stories'] },
  ],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Asia/Tehran',
    contextOptions: { reducedMotion: 'reduce' },
    // Recording each step takes a third of the time; `playwright test --trace on` records.
    screenshot: 'only-on-failure',
    launchOptions: await findBrowser(),
  },
});
