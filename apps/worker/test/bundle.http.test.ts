import { readLog, simulatorSettings } from '../../../packages/core/test/operators/simulator';
import { openTestCore, registerSeller } from '../../../packages/core/test/fixtures';
import { buy, stateOf } from '../../../packages/core/test/delivery/delivering';
import { startOperatorSim } from '@chargeflow/operator-sim/start';
import { afterAll, expect, test } from 'vitest';
import { eventually, startWorker } from './worker';

const core = await openTestCore();
const simulator = await startOperatorSim(simulatorSettings());
afterAll(() => simulator.stop());

test('the built worker delivers, and stops when it is told to', async () => {
  const worker = await startWorker(
    {
      NODE_ENV: 'production',
      DATABASE_URL: core.settings.database.url,
      AUTH_SECRET: 'f3bc41b1d2a0497ca1d3b1a7f0c6f5f2',
      OPERATOR_URL: simulator.url,
      OPERATOR_CLIENT_ID: 'shop',
      OPERATOR_CLIENT_SECRET: '7d1f0a53a6',
    },
    ['dist/main.js'],
  );
  const seller = await registerSeller(core, { balance: '1000' });
  const { id } = await buy(core, seller);
  await eventually(async () => (await stateOf(core, id)).status).toBe('delivered');
  expect(await readLog(simulator, id)).toMatchObject([{ times: 1, sends: 1 }]);
  worker.kill('SIGTERM');
  expect(await worker.exited).toEqual([0, null]);
});
