import { expect, test } from 'vitest';

import { runStack } from '#run-stack';

/** The simulator alone: it needs neither a build nor a database. */
const SIMULATOR = {
  mode: 'development',
  databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
  processes: ['operatorSim'],
  output: 'files',
} as const;

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

test('a stack runs until it is interrupted, and is gone then', async () => {
  const interruption = new AbortController();
  let url = '';
  await runStack(SIMULATOR, interruption.signal, async ({ operatorSimUrl }) => {
    url = operatorSimUrl;
    expect(await answers(url)).toBe(true);
    interruption.abort();
  });
  expect(await answers(url)).toBe(false);
});

test('an interruption while the stack starts is no failure', async () => {
  let ready = false;
  await runStack(SIMULATOR, AbortSignal.abort(), () => void (ready = true));
  expect(ready).toBe(false);
});

test('a stack whose process dies stops and says which', async () => {
  const running = runStack(SIMULATOR, new AbortController().signal, ({ processes }) => {
    process.kill(processes.operatorSim.pid, 'SIGKILL');
  });
  await expect(running).rejects.toThrow('operatorSim has ended');
});
