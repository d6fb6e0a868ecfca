import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '#programs';

/** Sees to it that no process outlives this one, even if this one is killed with -9. */
export type Watch = { add(pid: number): void; remove(pid: number): void; end(): void };

export function startWatch(): Watch {
  const watchdog = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'watchdog.ts')],
    { cwd: ROOT, detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  // It is a second line of defence: without it the stack works all the same.
  watchdog.on('error', () => undefined);
  watchdog.stdin.on('error', () => undefined);
  watchdog.unref();
  return {
    add: (pid) => void watchdog.stdin.write(`+${pid}\n`),
    remove: (pid) => void watchdog.stdin.write(`-${pid}\n`),
    end: () => void watchdog.stdin.end(),
  };
}
