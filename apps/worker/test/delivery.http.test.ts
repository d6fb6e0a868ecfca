import { readLog, simulatorSettings } from '../../../packages/core/test/operators/simulator';
import { openTestCore, registerSeller } from '../../../packages/core/test/fixtures';
import { buy, stateOf } from '../../../packages/core/test/delivery/delivering';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { getWallet } from '@chargeflow/core/wallets/get';
import { startOperatorSim } from '@chargeflow/operator-sim/start';
import { afterAll, expect, test } from 'vitest';
import { eventually, startWorker, type Environment } from './worker';

const core = await openTestCore();
const simulator = await startOperatorSim(
  simulatorSettings({ settleMs: 500, lateMs: 1_000, silenceMs: 600_000 }),
);
afterAll(() => simulator.stop());

const ENV: Environment = {
  NODE_ENV: 'test',
  DATABASE_URL: core.settings.database.url,
  AUTH_SECRET: 'a secret of 32 bytes for the tests',
  LOG_LEVEL: 'info',
  OPERATOR_URL: simulator.url,
  DELIVERY_POLL_MS: '20',
  DELIVERY_LEASE_MS: '1000',
  DELIVERY_RETRY_MIN_MS: '50',
};

const statusOf = async (id: string) => (await stateOf(core, id)).status;
const buySuffix = async (digits: string) => {
  const seller = await registerSeller(core, { balance: '1000' });
  return { seller, charge: await buy(core, seller, `+9891212345${digits}`) };
};

test('a worker that is killed in its call leaves a charge that the next one settles, sent once', async () => {
  const first = await startWorker({ ...ENV, OPERATOR_TIMEOUT_MS: '60000' });
  const { seller, charge } = await buySuffix('91');
  await eventually(() => readLog(simulator, charge.id)).toHaveLength(1);
  first.kill('SIGKILL');
  await first.exited;
  expect(await stateOf(core, charge.id)).toMatchObject({
    status: 'pending',
    sends: 1,
    leased: true,
  });

  await startWorker(ENV);
  await eventually(() => statusOf(charge.id)).toBe('delivered');
  expect(await readLog(simulator, charge.id)).toMatchObject([{ times: 1, sends: 1 }]);
  expect((await getWallet(core, seller)).balance).toBe('500.00');
});

test('a worker that is killed before its order arrived has it sent by the next one', async () => {
  const { charge } = await buySuffix('01');
  // As the kill leaves it: recorded, and the time over in which the order could arrive.
  const past = new Date(Date.now() - 1_000).toISOString();
  await core.sql`
    UPDATE charges SET attempts = 1, sends = 1, in_flight_until = ${past} WHERE id = ${charge.id}`;
  await startWorker(ENV);
  await eventually(() => statusOf(charge.id)).toBe('delivered');
  expect(await stateOf(core, charge.id)).toMatchObject({ attempts: 3, sends: 2 });
  expect(await readLog(simulator, charge.id)).toMatchObject([{ times: 1, sends: 1 }]);
});

test('a worker that is frozen past its lease changes nothing when it thaws', async () => {
  const frozen = await startWorker({ ...ENV, LOG_LEVEL: 'debug' });
  const { seller, charge } = await buySuffix('99');
  await eventually(() => readLog(simulator, charge.id)).toHaveLength(1);
  frozen.kill('SIGSTOP');
  expect(await statusOf(charge.id)).toBe('pending');

  await startWorker(ENV);
  await eventually(() => statusOf(charge.id)).toBe('delivered');
  const settled = await stateOf(core, charge.id);
  frozen.kill('SIGCONT');
  await eventually(frozen.log).toMatch(/"outcome":"lost"/);
  expect(await stateOf(core, charge.id)).toEqual(settled);
  expect(await readLog(simulator, charge.id)).toMatchObject([{ times: 1, sends: 1 }]);
  expect((await getWallet(core, seller)).balance).toBe('500.00');
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'on %s a worker ends what is under way, claims nothing more and exits with 0',
  async (signal) => {
    const worker = await startWorker(ENV);
    const { charge } = await buySuffix('99');
    await eventually(() => readLog(simulator, charge.id)).toHaveLength(1);
    worker.kill(signal);
    expect(await worker.exited).toEqual([0, null]);
    expect(await stateOf(core, charge.id)).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(worker.log()).toContain('nothing is under way');
  },
);

test('a worker does not wait for ever for a call to end', async () => {
  const patient = { OPERATOR_TIMEOUT_MS: '60000', DELIVERY_DRAIN_MS: '100' };
  const worker = await startWorker({ ...ENV, ...patient });
  const { charge } = await buySuffix('91');
  await eventually(() => readLog(simulator, charge.id)).toHaveLength(1);
  worker.kill('SIGTERM');
  expect(await worker.exited).toEqual([0, null]);
  expect(await stateOf(core, charge.id)).toMatchObject({ status: 'unknown', leased: false });

  await startWorker(ENV);
  await eventually(() => statusOf(charge.id)).toBe('delivered');
  expect(await readLog(simulator, charge.id)).toMatchObject([{ times: 1, sends: 1 }]);
});

test('after all of this the books are in order', async () => {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
