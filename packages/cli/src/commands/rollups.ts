import { rebuildRollups } from '@chargeflow/core/rollups/rebuild';
import { Command } from 'commander';
import { withCore, withDatabase } from '#with-core';

export function rollupsCommand(): Command {
  return new Command('rollups').description('the totals that reports are made of').addCommand(
    new Command('rebuild')
      .description('make all totals anew out of the books; sales go on meanwhile')
      .action(async () => {
        const { quarters, hours } = await withDatabase((url) => withCore(url, rebuildRollups));
        process.stdout.write(
          `${quarters} totals of quarters and ${hours} of sellers' hours made\n`,
        );
      }),
  );
}
