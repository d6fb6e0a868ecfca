import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChargeStatus } from '#consts';
import { CHARGE_EVENTS, TRANSITIONS } from '#delivery/transitions';
import { reconcile } from '#ledger/reconcile';
import { getWallet } from '#wallets/get';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { DELIVERY_RUNS, PROPERTY_SEED } from '../settings';
import { buy, stateOf } from './delivering';
import { Machine, type Happening } from './machine';
import { ASK_MOODS, SEND_MOODS, type Moods } from './tiny-operator';

/** Ends what hangs; a slow machine must not end a run. */
const BUDGET_MS = 120_000 + DELIVERY_RUNS * 3_000;

const core = await openTestCore();
const admin = await createAdmin(core);

/** What goes wrong with an order on its way comes often: that is where one is taken for lost. */
const moods = {
  send: fc.constantFrom(
    ...SEND_MOODS,
    'cut' as const,
    'delayed' as const,
    'delayed' as const,
    'processing' as const,
  ),
  ask: fc.constantFrom(...ASK_MOODS, 'truth' as const),
} satisfies { [Call in keyof Moods]: fc.Arbitrary<Moods[Call]> };
const only = <Name extends Happening['do']>(name: Name) => fc.record({ do: fc.constant(name) });
const work = fc.record({ do: fc.constant('work' as const), ...moods });
const freeze = fc.record({ do: fc.constant('freeze' as const), heard: fc.boolean(), ...moods });
const crash = fc.record({
  do: fc.constant('crash' as const),
  at: fc.constantFrom('claimed' as const, 'recorded' as const, 'called' as const),
  ...moods,
});
const callback = fc.record({ do: fc.constant('callback' as const), saysDelivered: fc.boolean() });
const finish = fc.record({ do: fc.constant('finish' as const), isDelivered: fc.boolean() });
const time = fc.record({ do: fc.constant('time' as const), arrives: fc.boolean() });
const [thaw, ask, reverse, expire, resolve] = [
  only('thaw'),
  only('askNow'),
  only('reverse'),
  only('expire'),
  only('resolve'),
];

/** At once: an admin's evidence does not grow old by what happens beside it; time passes alone. */
const together = (happening: fc.Arbitrary<Happening>) =>
  fc.array(happening, { minLength: 1, maxLength: 3 });
const group: fc.Arbitrary<Happening[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(work) },
  { weight: 4, arbitrary: together(fc.oneof(work, crash, freeze, thaw, callback, ask)) },
  { weight: 3, arbitrary: together(fc.oneof(resolve, thaw, callback, ask, reverse)) },
  { weight: 1, arbitrary: together(fc.oneof(finish, reverse)) },
  { weight: 1, arbitrary: fc.tuple(expire) },
  { weight: 2, arbitrary: fc.tuple(time) },
);

/** Whether one of the table's events leads from a status to another. */
function isTransition(from: ChargeStatus, to: ChargeStatus): boolean {
  return CHARGE_EVENTS.some((event) => TRANSITIONS[from][event] === to);
}

async function run(groups: readonly Happening[][]): Promise<void> {
  const seller = await createSeller(core, { balance: '500' });
  const { id } = await buy(core, seller);
  const machine = new Machine(core, admin, seller.walletId, id);
  for (const happenings of groups) {
    await machine.happenAtOnce(happenings);
  }
  await machine.settle();

  const expected = machine.operator.state === 'delivered' ? 'delivered' : 'refunded';
  const { status } = await stateOf(core, id);
  expect({ status, operator: machine.operator.state }).toEqual({
    status: expected,
    operator: machine.operator.state,
  });
  const balance = expected === 'delivered' ? '0.00' : '500.00';
  expect((await getWallet(core, seller)).balance).toBe(balance);
  const history = await machine.history();
  expect(history.at(-1)).toBe(expected);
  const steps = history.slice(1).map((to, place) => ({ from: history[place] ?? to, to }));
  expect(steps.filter(({ from, to }) => !isTransition(from, to))).toEqual([]);
}

test(
  `${DELIVERY_RUNS} charges end in exactly one outcome, the operator’s, whatever comes in between`,
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(group, { maxLength: 16, size: 'max' }), run), {
      numRuns: DELIVERY_RUNS,
      // A failure is told with its seed.
      ...(PROPERTY_SEED === undefined ? {} : { seed: PROPERTY_SEED }),
      interruptAfterTimeLimit: BUDGET_MS,
      markInterruptAsFailure: true,
    });
    const { checks } = await reconcile(core);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  },
  BUDGET_MS + 30_000,
);
