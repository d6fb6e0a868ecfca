import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';

const WORKER = path.resolve(import.meta.dirname, '..');
/** As it is built. */
const ARGS = ['dist/main.js'];

export type Environment = Record<string, string | undefined>;

/** A worker process with these settings over the inherited ones; ended with the test. */
export function spawnWorker(env: Environment) {
  const child = spawn(process.execPath, ARGS, {
    cwd: WORKER,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const errors = text(child.stderr);
  return {
    /** Every line of its log so far. */
    log: () => output,
    /** What it wrote to standard error, once it is over. */
    errors,
    /** Code and signal, once it is over. */
    exited,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

/** Starts a worker and waits until it says that it delivers. */
export async function startWorker(env: Environment) {
  const worker = spawnWorker(env);
  await eventually(worker.log).toContain('delivering charges');
  return worker;
}

/** As long as a busy machine may need; what never comes fails the test. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 25_000 });
}
