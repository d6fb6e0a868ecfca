import path from 'node:path';
import { startPostgres, type RunningPostgres } from '@chargeflow/local-postgres/server';
import { ROOT } from '@chargeflow/local-stack/programs';

/** A PostgreSQL that nobody else uses, so that it may be stopped whenever one likes. */
export class OwnServer {
  #running: RunningPostgres;

  private constructor(running: RunningPostgres) {
    this.#running = running;
  }

  static async start(): Promise<OwnServer> {
    return new OwnServer(await launch());
  }

  /** The same after each start. */
  get ownerUrl(): string {
    return this.#running.ownerUrl;
  }

  /** The same after each start. */
  get appUrl(): string {
    return this.#running.appUrl;
  }

  /** An immediate shutdown. */
  async abort(): Promise<void> {
    await this.#running.abort();
  }

  /** Resolves when it accepts connections again. */
  async startAgain(): Promise<void> {
    this.#running = await launch();
  }

  async stop(): Promise<void> {
    await this.#running.stop();
  }
}

function launch(): Promise<RunningPostgres> {
  return startPostgres({ dataDir: path.join(ROOT, '.data/chaos-postgres') });
}
