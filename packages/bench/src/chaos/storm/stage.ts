import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChargeFlowClient } from '@chargeflow/client';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { openWay, type Way } from '@chargeflow/local-postgres/way';
import type { Exit } from '@chargeflow/local-stack/child';
import { openScene, PASSWORD, type Scene } from '#chaos/scene';
import { History, nowMs } from '#chaos/storm/history';
import type { OwnServer } from '#chaos/storm/own-server';
import type { Person, Town } from '#chaos/storm/people/person';
import type { FaultName } from '#chaos/storm/plan';
import { OwnRedis } from '#chaos/storm/redis';
import type { Worker } from '#chaos/workers';

/** How a process ended that was told to stop. */
export interface Stopped {
  name: 'web' | 'worker';
  beganMs: number;
  tookMs: number;
  exit: Exit;
}

/** All that faults are thrown at, and what is noted of them. */
export interface Stage {
  scene: Scene;
  town: Town;
  server: OwnServer;
  ways: { web: Way; worker: Way };
  /** Null where rate limits are counted in PostgreSQL. */
  redis: { server: OwnRedis; way: Way } | null;
  web: Web;
  workers: WorkerPlace[];
  /** When PostgreSQL accepted connections again, each time. */
  comebacksMs: number[];
  stopped: Stopped[];
  /** Ends that nobody asked for. */
  deaths: string[];
  close(): Promise<void>;
}

export interface StageOptions {
  /** As whom faults are thrown at the server, and the books read. */
  ownerUrl: string;
  appUrl: string;
  server: OwnServer;
  sellers: number;
  admins: number;
  workers: number;
  faults: readonly FaultName[];
}

/** Where faketime's library is on Debian and its like; see faketime(1). */
const FAKETIME = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib']
  .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));

/** What a process is told whose clock is to be two hours off; null where that cannot be had. */
export const OTHER_CLOCK =
  FAKETIME === undefined
    ? null
    : { LD_PRELOAD: FAKETIME, FAKETIME: '+2h', FAKETIME_DONT_FAKE_MONOTONIC: '1' };

/** Patient with the simulator, quick to ask again, so that a run is over soon after its faults. */
const SETTINGS = {
  OPERATOR_TIMEOUT_MS: '2000',
  DELIVERY_LEASE_MS: '4000',
  DELIVERY_RETRY_MAX_MS: '4000',
};
const DELAY_SCALE = 0.3;
const CLIENT_GIVES_UP_MS = 30_000;

/** Starts the built product with every way into it in our hands, and its people, who own nothing yet. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { ownerUrl, appUrl, server } = options;
  const ways = { web: await openWay(appUrl), worker: await openWay(appUrl) };
  const redisServer = options.faults.includes('store') ? await OwnRedis.start() : null;
  const redis = redisServer && { server: redisServer, way: await openWay(redisServer.url) };
  const deaths: string[] = [];
  let web: Web | undefined;
  const scene = await openScene({
    databaseUrl: ownerUrl,
    webDatabaseUrl: ways.web.url,
    workerDatabaseUrl: ways.worker.url,
    sellers: 0,
    delayScale: DELAY_SCALE,
    env: { ...SETTINGS, ...(redis && { REDIS_URL: redis.way.url }) },
    onDied: (name, exit) => {
      if (name === 'web' && web?.isStarting) return;
      deaths.push(`${name} ended by itself: ${JSON.stringify(exit)}`);
    },
  });
  web = new Web(scene);
  const stage: Stage = {
    scene,
    town: { history: new History(), sellers: [], admins: [], requests: [] },
    server,
    ways,
    redis,
    web,
    workers: [],
    comebacksMs: [],
    stopped: [],
    deaths,
    close: async () => {
      await scene.close();
      for (const way of [ways.web, ways.worker, redis?.way]) way?.close();
      await redis?.server.kill();
    },
  };
  try {
    stage.town = await fillTown(scene, options);
    for (let place = 0; place < options.workers; place += 1) {
      const worker = new WorkerPlace(scene, deaths);
      await worker.start();
      stage.workers.push(worker);
    }
    return stage;
  } catch (error) {
    await stage.close();
    throw error;
  }
}

async function fillTown(scene: Scene, { sellers, admins }: StageOptions): Promise<Town> {
  const { core, stack } = scene;
  const url = stack.webUrl;
  const clientOf = (email: string) =>
    createChargeFlowClient({
      url,
      credentials: { email, password: PASSWORD },
      maxAttempts: 1,
      timeoutMs: CLIENT_GIVES_UP_MS,
    });
  const town: Town & { sellers: Person[]; admins: Person[] } = {
    history: new History(),
    sellers: [],
    admins: [],
    requests: [],
  };
  for (let place = 1; place <= admins; place += 1) {
    const email = `admin-${place}@example.com`;
    const { id } = await createAdmin(core, { email, password: PASSWORD });
    town.admins.push({ email, userId: id, client: clientOf(email) });
  }
  for (let place = 1; place <= sellers; place += 1) {
    const email = `seller-${place}@example.com`;
    const { user } = await createChargeFlowClient({ url }).auth.register.mutate({
      email,
      password: PASSWORD,
    });
    town.sellers.push({ email, userId: user.id, client: clientOf(email) });
  }
  // Signed in before anything is broken.
  const people = [...town.admins, ...town.sellers];
  await Promise.all(people.map(({ client }) => client.auth.me.query()));
  return town;
}

const START_WITHIN_MS = 60_000;
const START_PAUSE_MS = 250;

/** A start fails while the database is away, as whoever supervises it is told: it is tried again. */
async function startPatiently(start: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(START_PAUSE_MS);
    }
  }
}

/** The process that serves. */
export class Web {
  readonly #scene: Scene;
  isStarting = false;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  get pid(): number {
    return this.#scene.stack.processes.web.pid;
  }

  kill(signal: NodeJS.Signals): Promise<Exit> {
    return this.#scene.stack.processes.web.kill(signal);
  }

  async start(): Promise<void> {
    this.isStarting = true;
    try {
      await startPatiently(() => this.#scene.stack.processes.web.start());
    } finally {
      this.isStarting = false;
    }
  }
}

/** Where one worker follows another. */
export class WorkerPlace {
  readonly #scene: Scene;
  readonly #deaths: string[];
  #worker: Worker | undefined;

  constructor(scene: Scene, deaths: string[]) {
    this.#scene = scene;
    this.#deaths = deaths;
  }

  get pid(): number {
    return this.#worker?.pid ?? 0;
  }

  async kill(signal: NodeJS.Signals): Promise<Exit | null> {
    const worker = this.#worker;
    this.#worker = undefined;
    return worker ? worker.end(signal) : null;
  }

  async start(env?: NodeJS.ProcessEnv): Promise<void> {
    await startPatiently(async () => {
      const worker = await this.#scene.workers.start(undefined, env);
      this.#worker = worker;
      void worker.exited.then((exit) => {
        if (this.#worker !== worker) return;
        this.#deaths.push(`a worker ended by itself: ${JSON.stringify(exit)}`);
      });
    });
  }
}

/** Tells a process to stop, and notes how long it took and how it ended. */
export async function stopAndNote(
  stage: Stage,
  name: Stopped['name'],
  process: { kill(signal: NodeJS.Signals): Promise<Exit | null> },
): Promise<void> {
  const beganMs = nowMs();
  const exit = await process.kill('SIGTERM');
  if (exit) stage.stopped.push({ name, beganMs, tookMs: nowMs() - beganMs, exit });
}
