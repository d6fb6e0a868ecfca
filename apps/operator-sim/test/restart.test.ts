import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, expect, test } from 'vitest';
import { z } from 'zod';
import { Caller, fetchToken, makeSettings, orderTo } from './simulator';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function spawnSimulator(dataDir: string, delayScale = '1') {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: {
      ...process.env,
      OPERATOR_SIM_PORT: '0',
      OPERATOR_SIM_DATA: dataDir,
      OPERATOR_SIM_DELAY_SCALE: delayScale,
    },
    cwd: path.dirname(MAIN),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const [line] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'));
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString()) ?? [];
  const simulator = { url, port: 0, stop: async () => {} };
  return { child, exited, caller: new Caller(simulator, await fetchToken(simulator)) };
}

test('a killed simulator remembers each order it answered', async () => {
  const { dataDir } = makeSettings();
  const first = await spawnSimulator(dataDir);
  const orders = Array.from({ length: 20 }, () => orderTo('+989120000001'));
  await Promise.all(orders.map((order) => first.caller.topUp(order)));
  first.child.kill('SIGKILL');
  await first.exited;

  const second = await spawnSimulator(dataDir);
  for (const order of orders) {
    expect((await second.caller.topUp(order)).status).toBe(200);
    const log = await second.caller.log(order.customIdentifier);
    expect(log).toMatchObject([{ delivered: true, times: 1, sends: 2 }]);
  }
});

test('SIGTERM answers what is under way and exits cleanly', async () => {
  const { dataDir } = makeSettings();
  const { child, exited, caller } = await spawnSimulator(dataDir, '20');
  const order = orderTo('+989120000099');
  const answer = caller.topUp(order);
  await expect.poll(() => caller.log(order.customIdentifier)).toHaveLength(1);
  child.kill('SIGTERM');
  expect((await answer).status).toBe(200);
  expect(await exited).toEqual([0, null]);
});

test('a state that time decides goes on across a restart', async () => {
  const settings = makeSettings({ settleMs: 300 });
  const first = await Caller.open(settings);
  const order = orderTo('+989120000095');
  await first.topUp(order);
  await first.simulator.stop();
  const second = await Caller.open(settings);
  await expect.poll(() => second.report(order.customIdentifier)).toBe('SUCCESSFUL');
  await second.simulator.stop();
});

test('a line that was cut short in the journal is dropped, not fatal', async () => {
  const settings = makeSettings();
  const first = await Caller.open(settings);
  const order = orderTo('+989120000001');
  await first.topUp(order);
  await first.simulator.stop();
  fs.appendFileSync(path.join(settings.dataDir, 'journal.jsonl'), '{"kind":"accep');
  const second = await Caller.open(settings);
  const other = orderTo('+989120000002');
  await second.topUp(other);
  await second.simulator.stop();
  const third = await Caller.open(settings);
  for (const { customIdentifier } of [order, other]) {
    expect(await third.log(customIdentifier)).toMatchObject([{ times: 1 }]);
  }
  await third.simulator.stop();
});
