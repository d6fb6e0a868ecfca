import { existsSync } from 'node:fs';
import path from 'node:path';

import { chromium, type LaunchOptions } from '@playwright/test';

import { unpackChromium } from '#e2e/packed-chromium';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_PATHS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** For networks that lead nowhere, and machines where everybody is root. */
const CLOSED_NETWORK_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser to test in: CHROMIUM_PATH, or Playwright's own where it is installed, or the
 * system's, or the one that came with the dependencies; none of them is downloaded here.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<LaunchOptions> {
  const options = { args: CLOSED_NETWORK_ARGS, chromiumSandbox: process.getuid?.() !== 0 };
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
    return { ...options, executablePath: named };
  }
  if (existsSync(chromium.executablePath())) return options;
  const system = findOnSystem(env['PATH'] ?? '');
  if (system !== undefined) return { ...options, executablePath: system };
  // Packed without a sandbox of its own.
  return { ...options, chromiumSandbox: false, ...(await unpackChromium(env)) };
}

function findOnSystem(searchPath: string): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const found = folders.flatMap((folder) => SYSTEM_NAMES.map((name) => path.join(folder, name)));
  return [...found, ...SYSTEM_PATHS].find((file) => existsSync(file));
}
