import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@chargeflow/core/core';
import { ledgerLines } from '@chargeflow/core/integrity/lines';
import { Command } from 'commander';
import { openProgress } from '#progress';
import { withCore, withDatabase } from '#with-core';

export function exportCommand(): Command {
  return new Command('export')
    .description('write out the whole ledger, for packages/core/verifier to check alone')
    .argument('[file]', 'where to, replaced where it is there; standard output without')
    .action(async (file: string | undefined) => {
      await withDatabase((url) =>
        withCore(url, async (core) => {
          if (file === undefined) return writeLedger(core, process.stdout);
          process.stdout.write(`${await exportLedger(core, file)} lines written to ${file}\n`);
        }),
      );
    });
}

/** Writes the ledger to a file, which bears its name only once it is whole. Answers its lines. */
export async function exportLedger(core: Core, file: string): Promise<number> {
  const draft = `${file}.part`;
  const progress = openProgress('lines written');
  let count = 0;
  try {
    const output = createWriteStream(draft, { mode: 0o600 });
    await writeLedger(core, output, (lines) => progress.show((count += lines)));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    progress.end();
  }
  return count;
}

/** Writes the ledger and ends `output`, unless that is the process's own. */
async function writeLedger(
  core: Core,
  output: Writable,
  onLines: (count: number) => void = () => {},
): Promise<void> {
  async function* text() {
    for await (const lines of ledgerLines(core)) {
      yield lines.map((line) => `${line}\n`).join('');
      onLines(lines.length);
    }
  }
  await pipeline(text, output, { end: output !== process.stdout });
}
