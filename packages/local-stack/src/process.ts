import { type Child, type Exit, startChild } from '#child';
import type { Output } from '#output';
import { type Mode, type ProcessName, describeProgram } from '#programs';
import { waitUntilReady } from '#ready';
import type { Watch } from '#watch';

/** One of the stack's processes; it can be killed and started again while the others go on. */
export type StackProcess = {
  /** Throws when the process was never started. */
  readonly pid: number;
  /** Sends the signal and awaits the end, of which nobody is told. */
  kill(signal: NodeJS.Signals): Promise<Exit>;
  /** Starts it, for the first time or after `kill`, and waits until it is ready. */
  start(): Promise<void>;
};

export type ProcessOptions = {
  name: ProcessName;
  mode: Mode;
  port: number;
  env: NodeJS.ProcessEnv;
  openOutput: () => Promise<Output>;
  watch: Watch;
  /** Settles when the database may be used; only what can start without it does not wait. */
  databaseReady: Promise<void>;
  /** Told when the process ends that was not asked to, with the end of what it wrote. */
  onDied: (name: ProcessName, exit: Exit, tail: string) => void;
};

// The first page is compiled on demand in development; in production a worker drains its calls.
const READY_LIMIT_MS = { development: 180_000, production: 60_000 };
const KILL_LIMIT_MS = { development: 10_000, production: 45_000 };

export class ManagedProcess implements StackProcess {
  readonly #options: ProcessOptions;
  #child: Child | null = null;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  get pid(): number {
    return this.#running().pid;
  }

  kill(signal: NodeJS.Signals): Promise<Exit> {
    return this.#running().end(signal, KILL_LIMIT_MS[this.#options.mode]);
  }

  start(): Promise<void> {
    return this.startUnless(new AbortController().signal);
  }

  /** Starts and waits as `start` does; gives up with the signal's reason when it is aborted. */
  async startUnless(stopped: AbortSignal): Promise<void> {
    stopped.throwIfAborted();
    const { name, mode, port, env, watch } = this.#options;
    const program = describeProgram(name, mode);
    if (!program.startsWithoutDatabase) await this.#databaseReady(stopped);
    const output = await this.#options.openOutput();
    const child = startChild({ name, program, env, output, watch });
    this.#child = child;
    const dead = this.#tellDeath(child, output);
    if (program.readyPath === null) return;
    const signal = AbortSignal.any([dead, stopped]);
    await this.#databaseReady(signal);
    await waitUntilReady({
      url: `http://127.0.0.1:${port}${program.readyPath}`,
      limitMs: READY_LIMIT_MS[mode],
      signal,
    });
  }

  async #databaseReady(signal: AbortSignal): Promise<void> {
    await this.#options.databaseReady;
    signal.throwIfAborted();
  }

  /** Ends the process if it was ever started. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    if (this.#child) await this.kill(signal);
  }

  #running(): Child {
    if (!this.#child) throw new Error(`${this.#options.name} was not started`);
    return this.#child;
  }

  #tellDeath(child: Child, output: Output): AbortSignal {
    const { name, onDied } = this.#options;
    const dead = new AbortController();
    const tell = async () => {
      const exit = await child.exited;
      const tail = await output.tail();
      dead.abort(new Error(`${name} ${describeExit(exit)}${tail}`));
      if (!child.ending) onDied(name, exit, tail);
    };
    void tell();
    return dead.signal;
  }
}

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
}
