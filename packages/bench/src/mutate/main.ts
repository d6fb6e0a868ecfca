import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { MUTANTS } from '#mutate/all';
import { withCopy } from '#mutate/copy';
import { mutate, type Mutant } from '#mutate/mutant';
import { runTests } from '#mutate/run-tests';

/** The test that noticed, or what is wrong instead. */
type Verdict = { noticed: string } | { wrong: string };

async function judge(folder: string, mutant: Mutant): Promise<Verdict> {
  const file = path.join(folder, mutant.file);
  const text = await readFile(file, 'utf8');
  await writeFile(file, mutate(text, mutant));
  try {
    const { passed, failed } = await runTests(folder, mutant.tests);
    if (failed !== null) return { noticed: failed };
    return { wrong: passed ? 'no test noticed' : 'the tests could not be run' };
  } finally {
    await writeFile(file, text);
  }
}

async function run(only: readonly string[]): Promise<void> {
  const chosen = MUTANTS.filter(
    ({ guard, file }) =>
      only.length === 0 || only.some((text) => `${guard} ${file}`.includes(text)),
  );
  const wrong = await withCopy(async (folder) => {
    const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
    const whole = await runTests(folder, tests);
    if (!whole.passed) throw new Error(`with every guard in place, this fails: ${whole.failed}`);
    let count = 0;
    for (const mutant of chosen) {
      const verdict = await judge(folder, mutant);
      if ('wrong' in verdict) count += 1;
      const told = 'wrong' in verdict ? `WRONG  ${verdict.wrong}` : `red    ${verdict.noticed}`;
      process.stdout.write(`${mutant.guard} (${mutant.file})\n  ${told}\n`);
    }
    return count;
  });
  process.stdout.write(
    `${chosen.length - wrong} of ${chosen.length} guards are missed by a test\n`,
  );
  if (wrong > 0) process.exitCode = 1;
}

await new Command('mutate')
  .description('take each guard out, one at a time, in a copy, and see that a test goes red')
  .argument('[only...]', 'parts of the names or files of guards; all when not given')
  .action(run)
  .parseAsync();
