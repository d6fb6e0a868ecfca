import { setTimeout as sleep } from 'node:timers/promises';
import { OTHER_CLOCK, stopAndNote, WorkerPlace, type Stage } from '#chaos/storm/stage';
import type { Throwing } from '#chaos/storm/plan';

type Thrower = (stage: Stage, throwing: Throwing) => Promise<void>;

const WEB_IS_TOLD = 0.6;

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

/** One more worker for a while, whose clock is wrong. */
export const misleadWorker: Thrower = async (stage, { forMs }) => {
  if (!OTHER_CLOCK) throw new Error('there is no libfaketime');
  const worker = new WorkerPlace(stage.scene, stage.deaths);
  await worker.start(OTHER_CLOCK);
  await sleep(forMs);
  await worker.kill('SIGTERM');
};
