import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Output } from '#output';
import type { ProcessName, Program } from '#programs';
import type { Watch } from '#watch';

/** How a process ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type Child = {
  readonly name: ProcessName;
  readonly pid: number;
  /** Settles once, when the process has ended. */
  readonly exited: Promise<Exit>;
  /** Whether the end was asked for by `end`. */
  readonly ending: boolean;
  /** Sends the signal and awaits the end; after `limitMs` SIGKILL. Leaves nobody of its group. */
  end(signal: NodeJS.Signals, limitMs: number): Promise<Exit>;
};

export type ChildOptions = {
  name: ProcessName;
  program: Program;
  env: NodeJS.ProcessEnv;
  output: Output;
  watch: Watch;
};

const GROUP_GRACE_MS = 2_000;
const GROUP_POLL_MS = 20;

/**
 * Starts a process at the head of a group of its own: Ctrl-C reaches us alone, who then stop it in
 * order, and whatever it starts itself can be ended with it.
 */
export function startChild({ name, program, env, output, watch }: ChildOptions): Child {
  const running = spawn(process.execPath, program.args, {
    cwd: program.cwd,
    env,
    detached: true,
    stdio: ['ignore', output.stdio, output.stdio],
  });
  output.close();
  running.once('error', () => undefined);
  const { pid } = running;
  if (pid === undefined) throw new Error(`${name} could not be started in ${program.cwd}`);
  watch.add(pid);
  if (running.stdout) output.forward(running.stdout);
  if (running.stderr) output.forward(running.stderr);

  let ending = false;
  const exited = new Promise<Exit>((resolve) => {
    running.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const end = async (signal: NodeJS.Signals, limitMs: number): Promise<Exit> => {
    ending = true;
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), limitMs);
    running.kill(signal);
    const exit = await exited;
    clearTimeout(timer);
    await endGroup(pid);
    watch.remove(pid);
    return exit;
  };
  return {
    name,
    pid,
    exited,
    end,
    get ending() {
      return ending;
    },
  };
}

/** Those that the head of the group started may still be finishing. */
async function endGroup(pid: number): Promise<void> {
  const deadline = Date.now() + GROUP_GRACE_MS;
  while (signalGroup(pid, 0)) {
    if (Date.now() > deadline) {
      signalGroup(pid, 'SIGKILL');
      return;
    }
    await sleep(GROUP_POLL_MS);
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
