import { migrate } from '@chargeflow/core/db/migrate';
import {
  assertMayHaveDemoData,
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  seedDemo,
} from '@chargeflow/core/demo/seed';
import { Command } from 'commander';
import { withCore, withDatabase } from '#with-core';

export function seedCommand(): Command {
  return new Command('seed').description('fill a development database').addCommand(
    new Command('demo')
      .description('demo accounts with a password that everybody knows, credit and phones')
      .action(async () => {
        await withDatabase((appUrl, ownerUrl) =>
          withCore(appUrl, async (core) => {
            assertMayHaveDemoData(core);
            await migrate(ownerUrl, { appUrl });
            await seedDemo(core);
          }),
        );
        process.stdout.write(demoAccounts());
      }),
  );
}

/** Who may sign in after a seed, as lines of text. */
export function demoAccounts(): string {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length));
  const lines = DEMO_ACCOUNTS.map(({ email, role }) => `  ${email.padEnd(width)}  ${role}\n`);
  return `${lines.join('')}  Each has the password ${DEMO_PASSWORD}\n`;
}
