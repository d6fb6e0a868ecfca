import { randomBytes } from 'node:crypto';
import path from 'node:path';

import type { Exit } from '#child';
import { stackEnvironment } from '#environment';
import { fileOutput, terminalOutput } from '#output';
import { findFreePort } from '#ports';
import { ManagedProcess, type ProcessOptions, type StackProcess, describeExit } from '#process';
import { type Mode, type ProcessName, ROOT } from '#programs';
import { startWatch } from '#watch';

export type { Exit, Mode, ProcessName, StackProcess };

export type StackOptions = {
  mode: Mode;
  databaseUrl: string;
  /** Settles when the database is migrated; it is already when not given. */
  databaseReady?: Promise<void>;
  /** Settings of the product; they win over inherited ones and over those made up here. */
  env?: Record<string, string>;
  /** Free ports when not given. */
  webPort?: number;
  operatorSimPort?: number;
  /** Those to start with; all three when not given. */
  processes?: readonly ProcessName[];
  /** `files` is quiet: one log a process in a folder below `.data/logs`. */
  output?: 'terminal' | 'files';
  /** Told when a process ends that was not asked to, once all are ready. */
  onDied?: (name: ProcessName, exit: Exit) => void;
  /** Aborted while the stack starts: stops what runs, and the start rejects with the reason. */
  signal?: AbortSignal;
};

export type Stack = {
  webUrl: string;
  operatorSimUrl: string;
  processes: Record<ProcessName, StackProcess>;
  /** Where `files` output goes. */
  logFolder: string;
  /** Sends the signal (SIGTERM) to all, and awaits their ends and those of all they started. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const ALL: readonly ProcessName[] = ['web', 'worker', 'operatorSim'];

/**
 * Starts the product's processes against one database, all on 127.0.0.1, and waits until
 * they are ready. Throws with what a process wrote when it ends first; then nothing is left.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { signal, onDied, processes: names = ALL } = options;
  const ports = {
    web: options.webPort ?? (await findFreePort()),
    worker: 0,
    operatorSim: options.operatorSimPort ?? (await findFreePort()),
  };
  const logFolder = newLogFolder();
  const failed = new AbortController();
  let started = false;
  const processes = planProcesses(options, ports, logFolder, (name, exit, tail) => {
    if (started) onDied?.(name, exit);
    else failed.abort(new Error(`${name} ${describeExit(exit)}${tail}`));
  });
  const stop = async (stopSignal: NodeJS.Signals = 'SIGTERM') => {
    await Promise.all(ALL.map((name) => processes[name].stop(stopSignal)));
    processes.watch.end();
  };
  try {
    const stopped = AbortSignal.any(signal ? [failed.signal, signal] : [failed.signal]);
    await Promise.all(names.map((name) => processes[name].startUnless(stopped)));
    stopped.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  started = true;
  return {
    webUrl: `http://localhost:${ports.web}`,
    operatorSimUrl: `http://127.0.0.1:${ports.operatorSim}`,
    processes,
    logFolder,
    stop,
  };
}

function newLogFolder(): string {
  const run = `${Date.now()}-${randomBytes(3).toString('hex')}`;
  return path.join(ROOT, '.data/logs', run);
}

function planProcesses(
  {
    mode,
    databaseUrl,
    databaseReady = Promise.resolve(),
    env = {},
    output = 'terminal',
    processes = ALL,
  }: StackOptions,
  ports: Record<ProcessName, number>,
  logFolder: string,
  onDied: ProcessOptions['onDied'],
) {
  const watch = startWatch();
  const environment = stackEnvironment({
    mode,
    databaseUrl,
    env,
    ports,
    simulated: processes.includes('operatorSim'),
    simulatorFolder: output === 'files' ? logFolder : null,
  });
  const plan = (name: ProcessName) =>
    new ManagedProcess({
      name,
      mode,
      port: ports[name],
      env: environment,
      openOutput: async () =>
        output === 'files' ? fileOutput(name, logFolder) : terminalOutput(name),
      watch,
      databaseReady,
      onDied,
    });
  return { web: plan('web'), worker: plan('worker'), operatorSim: plan('operatorSim'), watch };
}
