import { runCells, type Cell } from '#load/cell';
import { drive } from '#load/http/drive';
import { getQuery, targetOf } from '#load/http/request';
import { spreadOver } from '#load/orders';
import { tokensOf } from '#load/people';
import type { LoadSettings } from '#load/settings';
import type { Stage } from '#load/stage';

const PROCEDURES = ['wallet.statement', 'charge.list'];

/** Sellers who look at the first page of what they have done. */
export async function runReads(
  { core, stack, people, postmaster }: Stage,
  { connections: counts, rounds, seconds }: LoadSettings,
): Promise<Cell[]> {
  const target = targetOf(stack.webUrl);
  const pid = stack.processes.web.pid;
  const pick = spreadOver(people.sellers.length);
  const cells: Cell[] = [];
  for (const connections of counts) {
    const contenders = PROCEDURES.map((name) => ({
      name,
      pid,
      run: async (seconds: number) => {
        const tokens = await tokensOf(core, people.sellers);
        const next = () => getQuery(`/api/trpc/${name}`, tokens[pick()] ?? '', {});
        return drive(target, { connections, seconds, next });
      },
    }));
    cells.push(
      ...(await runCells({ load: 'read', connections, contenders, postmaster, rounds, seconds })),
    );
  }
  return cells;
}
