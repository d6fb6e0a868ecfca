import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '@chargeflow/local-stack/programs';
import { describeResults } from '#load/report/describe';
import type { Results } from '#load/run';

/** The run that the README tells of. */
export const PUBLISHED = path.join(ROOT, 'packages/bench/published.json');
export const README = path.join(ROOT, 'README.md');

const BEGIN = '<!-- written by pnpm bench --publish -->\n';
const END = '<!-- end -->\n';

/** Keeps a run's results, and writes them into the README in place of those before. */
export async function publish(results: Results): Promise<void> {
  await writeFile(PUBLISHED, `${JSON.stringify(results)}\n`);
  await writeFile(README, withResults(await readFile(README, 'utf8'), results));
}

/** The README with these results. @throws Error where it has no place for them */
export function withResults(readme: string, results: Results): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('the README has no place for it');
  return `${before}${BEGIN}\n\`\`\`text\n${describeResults(results)}\n\`\`\`\n\n${END}${after}`;
}
