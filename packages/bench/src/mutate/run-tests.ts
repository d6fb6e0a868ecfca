import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { execPath } from 'node:process';
import { z } from 'zod';

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export interface TestRun {
  passed: boolean;
  /** The first test that failed; null when none did, or none could be run. */
  failed: string | null;
}

/** Runs files of unit tests in a copy of the repository, up to the first that fails. */
export async function runTests(folder: string, files: readonly string[]): Promise<TestRun> {
  const output = path.join(folder, 'report.json');
  const vitest = path.join(folder, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--project', 'unit*', '--bail', '1', '--reporter', 'json'];
  const child = spawn(execPath, [vitest, ...args, '--outputFile', output, ...files], {
    cwd: folder,
    stdio: 'ignore',
  });
  await once(child, 'exit');
  const { success, testResults } = report.parse(JSON.parse(await readFile(output, 'utf8')));
  await rm(output);
  const failed = testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${path.relative(folder, name)}: ${fullName.trim()}`),
    )
    .at(0);
  return { passed: success, failed: failed ?? null };
}
