import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@chargeflow/core/core';
import { ledgerLines } from '@chargeflow/core/integrity/lines';
import { Command } from 'commander';
import { openProgress } from '#progress';
import { withCore, withDatabase } from '#with-core';

export function exportLedgerCommand(): Command {
  return new Command('export-ledger')
    .description('write the whole ledger to a file that packages/core/verifier can check alone')
    .argument('<file>', 'where to; replaced where it is there')
    .action(async (file: string) => {
      const lines = await withDatabase((url) => withCore(url, (core) => exportLedger(core, file)));
      process.stdout.write(`${lines} lines written to ${file}\n`);
    });
}

/** Writes the ledger to a file, which bears its name only once it is whole. Answers its lines. */
export async function exportLedger(core: Core, file: string): Promise<number> {
  const draft = `${file}.part`;
  const progress = openProgress('lines written');
  let count = 0;
  try {
    await pipeline(
      async function* text() {
        for await (const lines of ledgerLines(core)) {
          yield lines.map((line) => `${line}\n`).join('');
          progress.show((count += lines.length));
        }
      },
      createWriteStream(draft, { mode: 0o600 }),
    );
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    progress.end();
  }
  return count;
}
