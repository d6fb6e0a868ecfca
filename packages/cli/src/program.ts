import { Command } from 'commander';

/** Loaded when it is asked for: every command's parts together take longer than most commands. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  dev: async () => (await import('#commands/dev')).devCommand(),
  start: async () => (await import('#commands/start')).startCommand(),
  migrate: async () => (await import('#commands/migrate')).migrateCommand(),
  admin: async () => (await import('#commands/admin')).adminCommand(),
  reconcile: async () => (await import('#commands/reconcile')).reconcileCommand(),
  'reconcile-operator': async () =>
    (await import('#commands/reconcile-operator')).reconcileOperatorCommand(),
  anchor: async () => (await import('#commands/anchor')).anchorCommand(),
  export: async () => (await import('#commands/export')).exportCommand(),
  verify: async () => (await import('#commands/verify')).verifyCommand(),
  backup: async () => (await import('#commands/backup')).backupCommand(),
  restore: async () => (await import('#commands/restore')).restoreCommand(),
  rollups: async () => (await import('#commands/rollups')).rollupsCommand(),
  seed: async () => (await import('#commands/seed')).seedCommand(),
};

/**
 * Runs the command that the words name, as they stand after `chargeflow`. What goes wrong is told on
 * standard error, in one line, and makes the process's exit code 1.
 */
export async function runProgram(words: readonly string[]): Promise<void> {
  const program = new Command('chargeflow').description('Charge Flow on the command line');
  const named = COMMANDS[words[0] ?? ''];
  for (const load of named ? [named] : Object.values(COMMANDS)) program.addCommand(await load());
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
