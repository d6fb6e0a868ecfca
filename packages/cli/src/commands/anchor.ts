import { anchorLedger } from '@chargeflow/core/integrity/anchor';
import { Command } from 'commander';
import { exportLedger } from '#commands/export';
import { withCore, withDatabase } from '#with-core';

export function anchorCommand(): Command {
  return new Command('anchor')
    .description('write down where every chain stands, and print the hash to keep elsewhere')
    .option('--export <file>', 'write the whole ledger to a file, this anchor with it')
    .action(async ({ export: file }: { export?: string }) => {
      await withDatabase((url) =>
        withCore(url, async (core) => {
          const { number, entries, wallets, hash, contradicting } = await anchorLedger(core);
          print(`Anchor ${number} over ${entries} entries of ${wallets} wallets: ${hash}`);
          if (file !== undefined)
            print(`${await exportLedger(core, file)} lines written to ${file}`);
          if (contradicting === 0) return;
          print(`${contradicting} wallets have lost what an earlier anchor knows: run verify`);
          process.exitCode = 1;
        }),
      );
    });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
