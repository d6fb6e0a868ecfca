import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@chargeflow/local-stack/ports';

const READY_WITHIN_MS = 10_000;
const POLL_MS = 20;

/** A Redis of this run's own, that keeps nothing; found on the PATH. */
export class OwnRedis {
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  /** Null where no redis-server is installed. */
  static async start(): Promise<OwnRedis | null> {
    const redis = new OwnRedis(await findFreePort());
    return (await redis.startAgain()) ? redis : null;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** False where there is no such program. */
  async startAgain(): Promise<boolean> {
    const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', ['--port', String(this.port), ...settings], {
      stdio: 'ignore',
    });
    this.#child = child;
    const failed = once(child, 'error').then(
      () => true,
      () => true,
    );
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.command('PING').catch(() => ''))) {
      if (await Promise.race([failed, sleep(POLL_MS, false)])) return false;
      if (Date.now() > deadline) throw new Error('redis-server does not answer');
    }
    return true;
  }

  /** Sends one inline command over a connection of its own; answers the first piece of the reply. */
  async command(text: string): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    try {
      socket.end(`${text}\r\n`);
      const [reply] = (await once(socket, 'data')) as [Buffer];
      return reply.toString();
    } finally {
      socket.destroy();
    }
  }
}
