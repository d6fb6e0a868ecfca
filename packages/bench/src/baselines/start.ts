import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { inheritedEnvironment } from '@chargeflow/local-stack/settings/environment';
import type { BaselineSettings } from '#baselines/serve';

export interface BaselineProcess {
  pid: number;
  port: number;
  stop: () => Promise<void>;
}

/** Starts a baseline's process and waits until it sells. It ends with this one, however that ends. */
export async function startBaseline(
  name: 'bare' | 'naive',
  settings: BaselineSettings,
): Promise<BaselineProcess> {
  const child = fork(path.join(import.meta.dirname, `${name}.ts`), {
    execArgv: ['--import', 'tsx'],
    env: { ...inheritedEnvironment(), NODE_ENV: 'production' },
    detached: true,
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the baseline ${name} has ended`);
  });
  // It is of interest while the start is awaited only.
  ended.catch(() => undefined);
  child.send(settings);
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
  if (child.pid === undefined) throw new Error(`the baseline ${name} has not started`);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  };
  return { pid: child.pid, port, stop };
}
