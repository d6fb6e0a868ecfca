import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';

import { afterAll, expect, test } from 'vitest';

import { expectBooksInOrder, newSeller, SELLER_PASSWORD, webUrl } from './running-stack';

const run = promisify(execFile);
const FOLDER = path.resolve(import.meta.dirname, '..');

afterAll(expectBooksInOrder);

test('the example of the README is the one that is run here', async () => {
  const example = await readFile(path.join(FOLDER, 'test/readme-example.ts'), 'utf8');
  expect(await blockOf('ts')).toBe(example);
});

test('the example of the README prints what the README says', async () => {
  const seller = await newSeller('2000');
  const { stdout } = await run(execPath, ['--import', 'tsx', 'test/readme-example.ts'], {
    cwd: FOLDER,
    env: {
      ...env,
      CHARGE_FLOW_URL: webUrl,
      CHARGE_FLOW_EMAIL: seller.email,
      CHARGE_FLOW_PASSWORD: SELLER_PASSWORD,
    },
  });
  expect(stdout).toBe(await blockOf('text'));
});

/** The first block of code in the README that is marked so. */
async function blockOf(language: string): Promise<string | undefined> {
  const readme = await readFile(path.join(FOLDER, 'README.md'), 'utf8');
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readme)?.[1];
}
