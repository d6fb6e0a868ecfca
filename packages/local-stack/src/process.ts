import { type Child, type ChildOptions, type Exit, startChild } from '#child';
import { waitUntilReady } from '#ready';

/** One of the stack's processes; it can be killed and started again while the others go on. */
export type StackProcess = {
  readonly pid: number;
  /** Sends the signal and awaits the end, of which nobody is told. */
  kill(signal: NodeJS.Signals): Promise<Exit>;
  /** Starts it again after `kill` and waits until it is ready. */
  start(): Promise<void>;
};

export type ManagedProcess = StackProcess & {
  /** Resolves when the process started last is ready; throws when it ends first. */
  ready(stopped: AbortSignal): Promise<void>;
};

export type ProcessOptions = ChildOptions & {
  port: number;
  readyLimitMs: number;
  killLimitMs: number;
  onDied: (exit: Exit) => void;
};

/** Starts the process. It is the caller's to wait until it is `ready`. */
export function startProcess(options: ProcessOptions): ManagedProcess {
  let child = launch(options);
  const ready = (stopped: AbortSignal) => waitForChild(child, options, stopped);
  return {
    get pid() {
      return child.pid;
    },
    kill: (signal) => child.end(signal, options.killLimitMs),
    start: () => {
      child = launch(options);
      return ready(new AbortController().signal);
    },
    ready,
  };
}

function launch(options: ProcessOptions): Child {
  const child = startChild(options);
  void child.exited.then((exit) => {
    if (!child.ending) options.onDied(exit);
  });
  return child;
}

async function waitForChild(
  child: Child,
  { program, port, readyLimitMs, output }: ProcessOptions,
  stopped: AbortSignal,
): Promise<void> {
  if (program.readyPath === null) return;
  const dead = new AbortController();
  void child.exited.then((exit) => dead.abort(new Error(`${child.name} ${describeExit(exit)}`)));
  try {
    await waitUntilReady({
      url: `http://127.0.0.1:${port}${program.readyPath}`,
      limitMs: readyLimitMs,
      signal: AbortSignal.any([dead.signal, stopped]),
    });
  } catch (error) {
    if (stopped.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}${await output.tail()}`, { cause: error });
  }
}

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
