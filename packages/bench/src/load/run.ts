import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '@chargeflow/local-stack/programs';
import { withDatabase } from '#database';
import type { Cell } from '#load/cell';
import { runApprovals } from '#load/loads/approve';
import { runMemory, type MemoryReport } from '#load/loads/memory';
import { runOverload, type OverloadReport } from '#load/loads/overload';
import { runReads } from '#load/loads/read';
import { SALES, runSales } from '#load/loads/sales';
import { describeCommit, describeMachine, type Machine } from '#load/measure/machine';
import { tellProgress } from '#load/report/progress';
import type { LoadSettings, SystemName } from '#load/settings';
import { openStage, type Stage } from '#load/stage';
import { warmUp } from '#load/warm-up';
import { findProblems } from '#load/verify';

/** Every load there is, in the order that they run. */
export const LOADS = ['spread', 'hot', '80/20', 'read', 'approve', 'overload', 'memory'] as const;
export type LoadName = (typeof LOADS)[number];

/** What a run has found; as it is written to its file. */
export interface Results {
  name: string;
  startedAt: string;
  finishedAt: string;
  commit: { id: string; changed: boolean } | null;
  machine: Machine;
  settings: LoadSettings;
  cells: Cell[];
  overload: OverloadReport | null;
  memory: MemoryReport | null;
  /** What did not add up, or was answered by an error; a sentence each. */
  problems: string[];
}

/** Runs the loads one after another on a database of their own, and holds the books against them. */
export async function runLoads(
  loads: readonly LoadName[],
  settings: LoadSettings,
): Promise<Results> {
  const startedAt = new Date().toISOString();
  const systems = systemsFor(loads, settings);
  return withDatabase(async (database) => {
    tellProgress('starting the product and its baselines');
    const stage = await openStage(database, { ...settings, systems });
    try {
      const results: Results = {
        name: settings.name,
        startedAt,
        finishedAt: startedAt,
        commit: await describeCommit(),
        machine: await describeMachine(stage.core),
        settings,
        cells: [],
        overload: null,
        memory: null,
        problems: [],
      };
      await warmUp(stage);
      for (const load of loads) await runLoad(stage, settings, load, results);
      tellProgress('reconciling');
      const cutOff = sumOf(Object.values(results.overload?.cutOff ?? {}));
      results.problems.push(...failuresOf(results.cells));
      results.problems.push(...(await findProblems(stage, settings, cutOff)));
      results.finishedAt = new Date().toISOString();
      return results;
    } finally {
      await stage.close();
    }
  });
}

/** Only sales have something to be compared with; everything else is asked of ours. */
function systemsFor(loads: readonly LoadName[], { systems }: LoadSettings): SystemName[] {
  const isSale = (load: LoadName) => load in SALES;
  return [
    ...(systems.includes('ours') || !loads.every(isSale) ? (['ours'] as const) : []),
    ...(loads.some(isSale) ? systems.filter((name) => name !== 'ours') : []),
  ];
}

async function runLoad(
  stage: Stage,
  settings: LoadSettings,
  load: LoadName,
  results: Results,
): Promise<void> {
  if (load in SALES) {
    results.cells.push(...(await runSales(stage, settings, load as keyof typeof SALES)));
  } else if (load === 'read') {
    results.cells.push(...(await runReads(stage, settings)));
  } else if (load === 'approve') {
    const { cells, problems } = await runApprovals(stage, settings);
    results.cells.push(...cells);
    results.problems.push(...problems);
  } else if (load === 'overload') {
    const { report, acknowledged, problems } = await runOverload(stage, settings);
    const ours = stage.systems.find(({ name }) => name === 'ours');
    if (ours) ours.sold += acknowledged;
    results.overload = report;
    results.problems.push(...problems);
  } else {
    results.memory = await runMemory(stage, settings);
  }
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function failuresOf(cells: readonly Cell[]): string[] {
  return cells.flatMap(({ load, connections, contender, samples }) =>
    samples.flatMap(({ failures }) =>
      Object.entries(failures).map(
        ([code, count]) =>
          `${load}, ${connections} connections: ${contender} answered ${code} ${count} times`,
      ),
    ),
  );
}

/** Writes the results where they can be compared with others; answers the file. */
export async function writeResults(results: Results): Promise<string> {
  const folder = path.join(ROOT, 'packages/bench/results');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${results.name}.json`);
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  return path.relative(ROOT, file);
}
