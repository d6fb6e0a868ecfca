import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Exit } from '@chargeflow/local-stack/child';
import { fileOutput } from '@chargeflow/local-stack/output';
import { ROOT, describeProgram } from '@chargeflow/local-stack/programs';
import { startWatch } from '@chargeflow/local-stack/watch';
import type { Fault } from '#chaos/faults';

export interface Worker {
  pid: number;
  exited: Promise<Exit>;
  /** Freezes or thaws it, or kills it without waiting for its end. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and awaits the end. */
  end(signal: NodeJS.Signals): Promise<Exit>;
  /** What it has written so far. */
  log(): Promise<string>;
}

export interface Workers {
  /**
   * Starts a worker and waits until it delivers: the built one, or one that will fail; `env` over
   * the settings of all.
   */
  start(fault?: Fault, env?: NodeJS.ProcessEnv): Promise<Worker>;
  /** Ends whichever are left, frozen ones too. */
  close(): Promise<void>;
}

const READY_LIMIT_MS = 60_000;
const END_LIMIT_MS = 45_000;

/** Starts workers with these settings, whose logs go to the folder. None outlives this process. */
export function openWorkers(env: NodeJS.ProcessEnv, logFolder: string): Workers {
  const watch = startWatch();
  const started = new Set<Worker>();

  async function start(fault?: Fault, own: NodeJS.ProcessEnv = {}): Promise<Worker> {
    const name = `worker-${started.size + 1}${fault ? `-${fault.point}` : ''}`;
    const output = await fileOutput(name, logFolder);
    const program = fault ? faultyWorker(fault) : describeProgram('worker', 'production');
    const child = startChild({
      name: 'worker',
      program,
      env: { ...env, ...own },
      output,
      watch,
    });
    const signal = (wanted: NodeJS.Signals) => void process.kill(child.pid, wanted);
    const worker: Worker = {
      pid: child.pid,
      exited: child.exited,
      signal,
      end: (wanted) => child.end(wanted, END_LIMIT_MS),
      log: () => readFile(path.join(logFolder, `${name}.log`), 'utf8'),
    };
    started.add(worker);
    await waitUntilDelivering(worker);
    return worker;
  }

  async function close(): Promise<void> {
    await Promise.all([...started].map((worker) => worker.end('SIGKILL')));
    watch.end();
  }

  return { start, close };
}

function faultyWorker({ point, pass, signal }: Fault) {
  const tsx = createRequire(path.join(ROOT, 'package.json')).resolve('tsx');
  const entry = path.join(import.meta.dirname, 'faulty-worker.ts');
  const fault = ['--point', point, '--pass', String(pass), '--signal', signal];
  return { cwd: ROOT, args: ['--import', tsx, entry, ...fault], readyPath: null };
}

async function waitUntilDelivering(worker: Worker): Promise<void> {
  const deadline = Date.now() + READY_LIMIT_MS;
  const ended = worker.exited.then(() => true);
  while (!(await worker.log()).includes('delivering charges')) {
    // One that fails at its first pass may be over before it was seen to be ready.
    if (await Promise.race([ended, sleep(50, false)])) {
      if ((await worker.log()).includes('delivering charges')) return;
      throw new Error(`a worker has ended:\n${await worker.log()}`);
    }
    if (Date.now() > deadline) throw new Error(`a worker did not start:\n${await worker.log()}`);
  }
}
