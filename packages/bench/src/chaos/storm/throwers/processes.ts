import { setTimeout as sleep } from 'node:timers/promises';
import { OTHER_CLOCK, stopAndNote, type Stage, type WorkerPlace } from '#chaos/storm/stage';
import type { Throwing } from '#chaos/storm/plan';

type Thrower = (stage: Stage, throwing: Throwing) => Promise<void>;

const WEB_IS_TOLD = 0.6;

const STARTS_MAX = 20;
const START_PAUSE_MS = 250;
/** What a worker says whose clock is not the database's. */
const REFUSAL = /clock is \d+ s ahead of the database/;

function workerOf({ workers }: Stage, { chance }: Throwing): WorkerPlace {
  const worker = workers[Math.floor(chance * workers.length)];
  if (!worker) throw new Error('there is no worker');
  return worker;
}

async function freeze(pid: number, forMs: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await sleep(forMs);
  process.kill(pid, 'SIGCONT');
}

export const killWeb: Thrower = async ({ web }) => {
  await web.kill('SIGKILL');
  await web.start();
};

export const freezeWeb: Thrower = ({ web }, { forMs }) => freeze(web.pid, forMs);

export const tellToStop: Thrower = async (stage, throwing) => {
  const isWeb = throwing.chance < WEB_IS_TOLD;
  const told = isWeb ? stage.web : workerOf(stage, throwing);
  await stopAndNote(stage, isWeb ? 'web' : 'worker', told);
  await told.start();
};

export const killWorker: Thrower = async (stage, throwing) => {
  const worker = workerOf(stage, throwing);
  await worker.kill('SIGKILL');
  await worker.start();
};

export const freezeWorker: Thrower = (stage, throwing) =>
  freeze(workerOf(stage, throwing).pid, throwing.forMs);

/** One more worker, whose clock is wrong: it must refuse to work, and for that reason. */
export const misleadWorker: Thrower = async ({ scene, deaths }) => {
  if (!OTHER_CLOCK) throw new Error('there is no libfaketime');
  for (let attempt = 0; attempt < STARTS_MAX; attempt += 1) {
    try {
      const misled = await scene.workers.start(undefined, OTHER_CLOCK);
      deaths.push('a worker works by a clock that is two hours off');
      await misled.end('SIGKILL');
      return;
    } catch (error) {
      if (REFUSAL.test(String(error))) return;
      // While the database is away it fails before it can compare.
      await sleep(START_PAUSE_MS);
    }
  }
  deaths.push('a worker whose clock is two hours off ended for another reason');
};
