import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconcile } from '#ledger/reconcile';
import { openTestCore, openTestOwner } from './fixtures';
import { apply, canRun, resolve } from './model/apply';
import { openBank, type Bank } from './model/bank';
import { runOf, type Command } from './model/commands';
import { explain, type Told } from './model/explain';
import { System } from './model/system';
import { PROPERTY_COMMANDS, PROPERTY_RUNS, PROPERTY_SEED } from './settings';

/** Ends what hangs; a slow machine must not end a run, nor the making of a failure smaller. */
const BUDGET_MS = 60_000 + PROPERTY_RUNS * PROPERTY_COMMANDS * 60;

const core = await openTestCore();
const owner = await openTestOwner();

/** Runs commands at once; answers what the bank may be then, by what they were told. */
async function runGroup(
  system: System,
  banks: readonly Bank[],
  group: readonly Command[],
): Promise<Bank[]> {
  const [bank] = banks;
  if (!bank) throw new Error('no bank is left');
  const commands = group
    .filter((command) => canRun(bank, command))
    .map((command) => resolve(bank, command));
  const told = await system.runAll(commands);
  const explained = explain(banks, told);
  if (explained.length === 0) failFor(bank, told);
  return explained;
}

function failFor(bank: Bank, told: readonly Told[]): never {
  const alone = told.map(({ command }) => ({
    command,
    answer: apply(structuredClone(bank), command),
  }));
  // What differs from this need not be wrong, where several ran at once; but something is.
  expect(told).toEqual(alone);
  throw new Error('no order of the commands explains their answers');
}

/** Everything that anybody can look at is as one of the banks has it. */
async function expectAlike(system: System, banks: readonly Bank[]): Promise<void> {
  let left = banks;
  const looks: Command[] = [{ do: 'allCredits' }];
  for (const user of Object.keys(banks[0]?.users ?? {})) {
    looks.push({ do: 'balance', user }, { do: 'charges', user });
    looks.push({ do: 'statement', user, limit: 100 });
  }
  for (const look of looks) left = await runGroup(system, left, [look]);
}

test(
  `${PROPERTY_RUNS} runs of ${PROPERTY_COMMANDS} commands are answered as the model answers them`,
  async () => {
    await fc.assert(
      fc.asyncProperty(runOf(PROPERTY_COMMANDS), async (groups) => {
        const system = await System.open(core, owner);
        let banks = [openBank()];
        for (const group of groups) banks = await runGroup(system, banks, group);
        await expectAlike(system, banks);
        const { checks } = await reconcile(core);
        expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      }),
      {
        numRuns: PROPERTY_RUNS,
        // A failure is told with its seed.
        ...(PROPERTY_SEED === undefined ? {} : { seed: PROPERTY_SEED }),
        interruptAfterTimeLimit: BUDGET_MS,
        markInterruptAsFailure: true,
      },
    );
  },
  BUDGET_MS + 30_000,
);
