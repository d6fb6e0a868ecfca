import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Exit } from '#child';
import { stackEnvironment } from '#environment';
import { type Output, fileOutput, terminalOutput } from '#output';
import { findFreePort } from '#ports';
import { type ManagedProcess, type StackProcess, describeExit, startProcess } from '#process';
import { type Mode, type ProcessName, ROOT, describeProgram } from '#programs';
import { startWatch } from '#watch';

export type { Exit, Mode, ProcessName, StackProcess };

export type StackOptions<Name extends ProcessName> = {
  mode: Mode;
  databaseUrl: string;
  /** Settings of the product; they win over inherited ones and over those made up here. */
  env?: Record<string, string>;
  /** Free ports when not given. */
  webPort?: number;
  operatorSimPort?: number;
  /** All three when not given. */
  processes?: readonly Name[];
  /** `files` is quiet: one log a process in a folder below `.data/logs`. */
  output?: 'terminal' | 'files';
  /** Told when a process ends that was not asked to, once all are ready. */
  onDied?: (name: Name, exit: Exit) => void;
  /** Aborted while the stack starts: stops what runs, and the start rejects with the reason. */
  signal?: AbortSignal;
};

export type Stack<Name extends ProcessName> = {
  webUrl: string;
  /** Where the simulator listens when it is among the processes. */
  operatorSimUrl: string;
  processes: Record<Name, StackProcess>;
  /** Where `files` output went. */
  logFolder: string;
  /** Sends the signal (SIGTERM) to all, and awaits their ends and those of all they started. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const ALL: readonly ProcessName[] = ['web', 'worker', 'operatorSim'];
// The first page is compiled on demand in development; in production a worker drains its calls.
const READY_LIMIT_MS = { development: 180_000, production: 60_000 };
const STOP_LIMIT_MS = { development: 10_000, production: 45_000 };

/**
 * Starts the product's processes against one migrated database, all on 127.0.0.1, and waits until
 * they are ready. Throws with what a process wrote when it ends first; then nothing is left.
 */
export async function startStack<Name extends ProcessName = ProcessName>(
  options: StackOptions<Name>,
): Promise<Stack<Name>> {
  const plan = await planStack(options);
  const failed = new AbortController();
  let started = false;
  const { processes, stop } = await launchAll(plan, (name, exit, tail) => {
    if (started) options.onDied?.(name, exit);
    else failed.abort(new Error(`${name} ${describeExit(exit)}${tail}`));
  });
  try {
    const signals = options.signal ? [failed.signal, options.signal] : [failed.signal];
    const stopped = AbortSignal.any(signals);
    await Promise.all(plan.programs.map(({ name }) => processes[name].ready(stopped)));
    stopped.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  started = true;
  const { webUrl, operatorSimUrl, logFolder } = plan;
  return { webUrl, operatorSimUrl, processes, logFolder, stop };
}

type Died<Name> = (name: Name, exit: Exit, tail: string) => void;

async function launchAll<Name extends ProcessName>(plan: Plan<Name>, onDied: Died<Name>) {
  const watch = startWatch();
  const processes = {} as Record<Name, ManagedProcess>;
  const outputs: Output[] = [];
  for (const { name, program, port } of plan.programs) {
    const output = await plan.openOutput(name);
    const told = async (exit: Exit) => onDied(name, exit, await output.tail());
    const { env, readyLimitMs, killLimitMs } = plan;
    const options = { name, program, port, env, output, watch, readyLimitMs, killLimitMs };
    processes[name] = startProcess({ ...options, onDied: (exit) => void told(exit) });
    outputs.push(output);
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    await Promise.all(plan.programs.map(({ name }) => processes[name].kill(signal)));
    watch.end();
    await Promise.all(outputs.map((output) => output.close()));
  };
  return { processes, stop };
}

type Plan<Name extends ProcessName> = Awaited<ReturnType<typeof planStack<Name>>>;

/** Everything that can be decided, or refused, before a process is started. */
async function planStack<Name extends ProcessName>(options: StackOptions<Name>) {
  const { mode, databaseUrl, env = {}, output = 'terminal' } = options;
  const names = options.processes ?? (ALL as readonly Name[]);
  const ports = {
    web: options.webPort ?? (await findFreePort()),
    worker: 0,
    operatorSim: options.operatorSimPort ?? (await findFreePort()),
  };
  const run = `${Date.now()}-${randomBytes(3).toString('hex')}`;
  const logFolder = path.join(ROOT, '.data/logs', run);
  return {
    webUrl: `http://localhost:${ports.web}`,
    operatorSimUrl: `http://127.0.0.1:${ports.operatorSim}`,
    logFolder,
    programs: names.map((name) => ({
      name,
      program: describeProgram(name, mode, ports[name]),
      port: ports[name],
    })),
    env: stackEnvironment({
      mode,
      databaseUrl,
      env,
      ports,
      simulated: names.some((name) => name === 'operatorSim'),
      simulatorFolder: output === 'files' ? logFolder : null,
    }),
    openOutput: async (name: Name) =>
      output === 'files' ? fileOutput(name, logFolder) : terminalOutput(name),
    readyLimitMs: READY_LIMIT_MS[mode],
    killLimitMs: STOP_LIMIT_MS[mode],
  };
}
