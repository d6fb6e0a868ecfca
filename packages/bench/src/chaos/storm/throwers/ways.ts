import { setTimeout as sleep } from 'node:timers/promises';
import { setOperator } from '#chaos/operator-log';
import type { Throwing } from '#chaos/storm/plan';
import type { Stage } from '#chaos/storm/stage';

type Thrower = (stage: Stage, throwing: Throwing) => Promise<void>;

function pick<T>(items: readonly T[], chance: number): T {
  const item = items[Math.floor(chance * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

export const cutWays: Thrower = async ({ ways }, { chance }) => {
  for (const way of pick([[ways.web], [ways.worker], [ways.web, ways.worker]], chance)) way.cut();
};

export const stallWay: Thrower = async ({ ways }, { chance, forMs }) => {
  const way = pick([ways.web, ways.web, ways.worker], chance);
  way.stall();
  await sleep(forMs);
  way.resume();
};

/** Whichever store counts the calls: each harm that it can come to. */
export const harmStore: Thrower = async (stage, throwing) => {
  if (stage.redis) await harmRedis(stage.redis, throwing);
  else await lockLimits(stage, throwing);
};

async function harmRedis(
  { server, way }: NonNullable<Stage['redis']>,
  { chance, forMs }: Throwing,
): Promise<void> {
  const harm = pick(['freeze', 'kill', 'flush', 'cut', 'stall'] as const, chance);
  switch (harm) {
    case 'freeze':
      server.signal('SIGSTOP');
      await sleep(forMs);
      server.signal('SIGCONT');
      return;
    case 'kill':
      await server.kill();
      await sleep(forMs);
      await server.startAgain();
      return;
    case 'flush':
      await server.command('FLUSHALL');
      return;
    case 'cut':
      way.cut();
      return;
    case 'stall':
      way.stall();
      await sleep(forMs);
      way.resume();
  }
}

async function lockLimits({ scene }: Stage, { forMs }: Throwing): Promise<void> {
  const locked = scene.core.sql.begin(async (tx) => {
    await tx`LOCK TABLE rate_limits IN ACCESS EXCLUSIVE MODE`;
    await sleep(forMs);
  });
  // Its server may be stopped meanwhile, which frees it.
  await locked.catch(() => undefined);
}

export const troubleOperator: Thrower = async ({ scene }, { chance, forMs }) => {
  const { operatorSim } = scene.stack.processes;
  const trouble = pick(['slow', 'down', 'rate-limited', 'killed'] as const, chance);
  if (trouble === 'killed') {
    await operatorSim.kill('SIGKILL');
    await sleep(forMs);
    await operatorSim.start();
    return;
  }
  await setOperator(scene, { mode: trouble, ...(trouble === 'rate-limited' && { perSecond: 2 }) });
  await sleep(forMs);
  await setOperator(scene, { mode: 'normal' });
};
