import { verifyLedger } from '@chargeflow/core/integrity/verify';
import { reportOf } from '@chargeflow/core/verifier';
import { Command, InvalidArgumentError } from 'commander';
import { openProgress } from '#progress';
import { withCore, withDatabase } from '#with-core';

interface Options {
  anchor?: string;
  json?: true;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('recompute every chain and anchor; exits with 1 where anything was tampered with')
    .option('--anchor <hash>', 'an anchor that was kept elsewhere and must be there', parseHash)
    .option('--json', 'print the whole result as JSON')
    .action(async ({ anchor: keptAnchor, json }: Options) => {
      const progress = openProgress('entries verified');
      const verified = await withDatabase((url) =>
        withCore(url, (core) => verifyLedger(core, { keptAnchor, onProgress: progress.show })),
      );
      progress.end();
      if (!verified.ok) process.exitCode = 1;
      const lines = json ? [JSON.stringify(verified, null, 2)] : reportOf(verified);
      for (const line of lines) process.stdout.write(`${line}\n`);
    });
}

function parseHash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('Not the hash of an anchor.');
  return text;
}
