import { setTimeout as sleep } from 'node:timers/promises';
import { startOperatorSim } from '@chargeflow/operator-sim/start';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { latestComparison } from '#comparisons/latest';
import { listDifferences } from '#comparisons/list';
import { requestComparison } from '#comparisons/request';
import type { ComparedOperator } from '#comparisons/run';
import { runComparisons } from '#comparisons/schedule';
import { leaseJob, renewJob, returnJob } from '#jobs/lease';
import { reconcile } from '#ledger/reconcile';
import { parseComparisonSettings, type ComparisonSettings } from '#settings/comparison';
import { getWallet } from '#wallets/get';
import { buy, openWorker, stateOf } from '../delivery/delivering';
import { openTestCore, registerAdmin, registerSeller } from '../fixtures';
import { openAdapter, readLog, simulatorSettings } from '../operators/simulator';
import { ListingOperator } from './comparing';

const core = await openTestCore();
const NOTHING = { sweepEveryMs: 0, everyMs: 0 };
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

beforeEach(async () => {
  await core.sql`
    UPDATE jobs SET due_at = '2000-01-01', requested_by = NULL, lease_id = NULL, leased_until = NULL`;
  await core.sql`DELETE FROM operator_comparisons`;
  // What other tests sold lies before every window.
  await core.sql`UPDATE charges SET created_at = created_at - interval '30 days'`;
});

/** A process that compares by schedule; answers what stops it, which the test's end does too. */
function openSchedule(operator: ComparedOperator, changed: Partial<ComparisonSettings>) {
  const stopping = new AbortController();
  const settings = { ...parseComparisonSettings({}), ...NOTHING, ...changed };
  const running = runComparisons(core, operator, settings, stopping.signal);
  const stop = async () => {
    stopping.abort();
    await running;
  };
  onTestFinished(stop);
  return { stop };
}

/** Its list does not end before it is let go, or the comparison is cut off. */
class HeldOperator extends ListingOperator {
  underWay = 0;
  most = 0;
  lists = 0;
  readonly #heldMs: number;

  constructor(heldMs: number) {
    super();
    this.#heldMs = heldMs;
  }

  override async *listTransactions(...args: unknown[]) {
    this.underWay += 1;
    this.lists += 1;
    this.most = Math.max(this.most, this.underWay);
    try {
      await sleep(this.#heldMs, undefined, { signal: args[2] as AbortSignal });
      yield* super.listTransactions();
    } finally {
      this.underWay -= 1;
    }
  }
}

interface RunRow {
  scope: string;
  error: string | null;
  took_ms: number;
}

const runs = () => core.sql<RunRow[]>`
  SELECT scope, error, extract(epoch FROM finished_at - started_at) * 1000 AS took_ms
  FROM operator_comparisons WHERE finished_at IS NOT NULL ORDER BY id`;
const jobOf = async (name: string) => {
  const [row] = await core.sql<{ due_at: string; leased: boolean }[]>`
    SELECT due_at, lease_id IS NOT NULL AS leased FROM jobs WHERE name = ${name}`;
  if (!row) throw new Error(`there is no job ${name}`);
  return { dueAtMs: Date.parse(row.due_at), leased: row.leased };
};

test('a phone that ends in 97 is refunded soon after its reversal, with no callback at all', async () => {
  const simulator = await startOperatorSim(simulatorSettings({ settleMs: 1_000 }));
  onTestFinished(() => simulator.stop());
  const operator = openAdapter(simulator.url, 5_000);
  const seller = await registerSeller(core, { balance: '1000' });
  openWorker(core, operator);
  openSchedule(operator, { sweepEveryMs: 100 });
  const { id } = await buy(core, seller, '+989121234597');
  const kept = await buy(core, seller, '+989121234501');
  await eventually(async () => (await stateOf(core, id)).status).toBe('refunded');
  await eventually(async () => (await stateOf(core, kept.id)).status).toBe('delivered');
  expect((await getWallet(core, seller)).balance).toBe('500.00');
  expect(await readLog(simulator, id)).toMatchObject([{ times: 1, sends: 1, reversed: true }]);
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

test('however many processes keep the schedule, one at a time compares', async () => {
  const operator = new HeldOperator(30);
  for (let i = 0; i < 4; i += 1) openSchedule(operator, { sweepEveryMs: 10 });
  await eventually(() => operator.lists).toBeGreaterThan(3);
  expect(operator.most).toBe(1);
});

test('a lease is one process’s until it runs out, and then another’s for good', async () => {
  const now = Date.now();
  const lease = (nowMs: number) => leaseJob(core, 'operator_sweep', nowMs, 1_000);
  const [first, ...others] = (await Promise.all([now, now, now].map(lease))).toSorted((a) =>
    a ? -1 : 1,
  );
  if (!first) throw new Error('nobody got the job');
  expect(others).toEqual([null, null]);
  expect(await renewJob(core, first, now + 2_000)).toBe(true);
  expect(await lease(now + 1_999)).toBeNull();
  const second = await lease(now + 2_000);
  if (!second) throw new Error('the job was not taken over');
  expect(await renewJob(core, first, now + 9_000)).toBe(false);
  await returnJob(core, first, 0);
  expect(await jobOf('operator_sweep')).toMatchObject({ leased: true });
  await returnJob(core, second, now + 5_000);
  expect(await lease(now + 4_999)).toBeNull();
  expect(await lease(now + 5_000)).not.toBeNull();
});

test('a process that has lost its lease stops comparing', async () => {
  const operator = new HeldOperator(600_000);
  openSchedule(operator, { sweepEveryMs: 10, leaseMs: 300 });
  await eventually(() => operator.underWay).toBe(1);
  await core.sql`
    UPDATE jobs SET lease_id = '00000000-0000-7000-8000-000000000000',
      leased_until = now() + interval '1 hour'
    WHERE name = 'operator_sweep'`;
  await eventually(() => operator.underWay).toBe(0);
  await eventually(runs).toMatchObject([{ scope: 'sweep', error: expect.any(String) }]);
});

test('a comparison that takes longer than its lease keeps it', async () => {
  const operator = new HeldOperator(1_500);
  openSchedule(operator, { sweepEveryMs: 10, leaseMs: 400 });
  openSchedule(operator, { sweepEveryMs: 10, leaseMs: 400 });
  await eventually(runs).toMatchObject([{ error: null }]);
  expect(operator.most).toBe(1);
});

test('after a comparison at least ten times as long as it took is waited', async () => {
  openSchedule(new HeldOperator(200), { sweepEveryMs: 10 });
  await eventually(async () => (await jobOf('operator_sweep')).dueAtMs).toBeGreaterThan(Date.now());
  const [run] = await runs();
  const { dueAtMs } = await jobOf('operator_sweep');
  const [row] = await core.sql<{ finished_at: string }[]>`
    SELECT finished_at FROM operator_comparisons`;
  expect(Number(run?.took_ms)).toBeGreaterThanOrEqual(199);
  expect(dueAtMs - Date.parse(row?.finished_at ?? '')).toBeGreaterThanOrEqual(
    10 * Math.floor(Number(run?.took_ms)),
  );
});

test('an operator that cannot be read is tried again, and the schedule goes on', async () => {
  const operator = new ListingOperator();
  operator.broken = true;
  openSchedule(operator, { sweepEveryMs: 10 });
  await eventually(async () => (await runs()).length).toBeGreaterThan(2);
  operator.broken = false;
  await eventually(async () => (await runs()).at(-1)?.error).toBeNull();
});

test('a process that is stopped leaves its comparison to be done at once by another', async () => {
  const operator = new HeldOperator(600_000);
  const { stop } = openSchedule(operator, { everyMs: 3_600_000 });
  await eventually(() => operator.underWay).toBe(1);
  await stop();
  expect(operator.underWay).toBe(0);
  const { dueAtMs, leased } = await jobOf('operator_comparison');
  expect(leased).toBe(false);
  expect(dueAtMs).toBeLessThanOrEqual(Date.now());
});

test('an admin has everything compared now, once however often it is asked for', async () => {
  const admin = await registerAdmin(core);
  const seller = await registerSeller(core, { balance: '1000' });
  await core.sql`UPDATE jobs SET due_at = '3000-01-01' WHERE name = 'operator_comparison'`;
  expect(await latestComparison(core)).toMatchObject({ last: null, state: 'idle', open: 0 });
  await Promise.all([1, 2, 3].map(() => requestComparison(core, admin)));
  expect(await latestComparison(core)).toMatchObject({ state: 'queued' });
  const { id } = await buy(core, seller);
  const operator = new HeldOperator(0);
  operator.list({ reference: 'nobody’s' }, { reference: id, amountMinor: 7n });
  openSchedule(operator, { everyMs: 3_600_000, graceMs: -1_000 });
  await eventually(() => latestComparison(core)).toMatchObject({
    state: 'idle',
    open: 2,
    last: { found: 2, error: null, operatorBalance: '1000.00', operatorCurrency: 'IRR' },
  });
  expect(operator.lists).toBe(1);
  const [run] = await core.sql`SELECT requested_by FROM operator_comparisons`;
  expect(run).toEqual({ requested_by: admin.userId });
  const { items } = await listDifferences(core, { status: 'open', limit: 10 });
  expect(items).toMatchObject([{ kind: expect.any(String) }, { kind: expect.any(String) }]);
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'amount_differs',
      ourAmount: '500.00',
      theirAmount: '0.07',
      charge: { id, phone: '+989121234501', status: 'pending', seller: expect.any(String) },
    }),
  );
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'theirs_unknown_to_us', charge: null, ourAmount: null }),
  );
  const { items: closed } = await listDifferences(core, { status: 'closed', limit: 10 });
  expect(closed).toEqual([]);
});
