import { runCells, type Cell } from '#load/cell';
import { allFromOne, mostFromFew, spreadOver, type PickSeller } from '#load/orders';
import type { LoadSettings } from '#load/settings';
import type { Stage } from '#load/stage';

/** Who sells, by the name of the load. */
export const SALES: Record<'spread' | 'hot' | '80/20', (sellers: number) => PickSeller> = {
  spread: spreadOver,
  hot: allFromOne,
  '80/20': mostFromFew,
};

/** Sales on every system by turns, for each number of connections. */
export async function runSales(
  { systems, people, postmaster }: Stage,
  { connections: counts, rounds, seconds }: LoadSettings,
  load: keyof typeof SALES,
): Promise<Cell[]> {
  const pick = SALES[load](people.sellers.length);
  const cells: Cell[] = [];
  for (const connections of counts) {
    const contenders = systems.map(({ name, pid, sell }) => ({
      name,
      pid,
      run: (seconds: number) => sell({ connections, seconds, pick }),
    }));
    cells.push(...(await runCells({ load, connections, contenders, postmaster, rounds, seconds })));
  }
  return cells;
}
