import { memoryOf } from '#load/measure/processes';
import { slopeOf } from '#load/measure/statistics';
import { spreadOver } from '#load/orders';
import { tellProgress } from '#load/report/progress';
import type { LoadSettings } from '#load/settings';
import type { Stage } from '#load/stage';

interface Growth {
  firstBytes: number;
  lastBytes: number;
  /** Over the later half, when caches are full. */
  bytesPerMinute: number;
}

export interface MemoryReport {
  minutes: number;
  sales: number;
  processes: Record<string, Growth>;
}

const CONNECTIONS = 32;
/** Shorter than an access token lasts, and long enough to look at the memory between. */
const SLICE_SECONDS = 5;

/** Sells for minutes and watches what each process holds meanwhile. */
export async function runMemory(
  { systems, stack, people, postmaster }: Stage,
  { minutes, worker }: LoadSettings,
): Promise<MemoryReport> {
  const ours = systems.find(({ name }) => name === 'ours');
  if (!ours) throw new Error('the load memory needs ours among the systems');
  const pick = spreadOver(people.sellers.length);
  const heads: [string, number | null][] = [
    ['web', stack.processes.web.pid],
    ['postgres', postmaster],
    ...(worker ? [['worker', stack.processes.worker.pid] as [string, number]] : []),
  ];
  const seen = new Map<string, { x: number; y: number }[]>(heads.map(([name]) => [name, []]));
  const beganMs = performance.now();
  const soldBefore = ours.sold;
  for (;;) {
    const atMinute = (performance.now() - beganMs) / 60_000;
    for (const [name, pid] of heads) {
      const bytes = await memoryOf(pid);
      if (bytes !== null) seen.get(name)?.push({ x: atMinute, y: bytes });
    }
    if (atMinute >= minutes) break;
    tellProgress(`memory: minute ${atMinute.toFixed(1)} of ${minutes}`);
    const left = (minutes - atMinute) * 60;
    const seconds = Math.min(SLICE_SECONDS, left);
    await ours.sell({ connections: CONNECTIONS, seconds, pick });
  }
  const processes = [...seen].flatMap(([name, points]): [string, Growth][] => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return [];
    const later = points.slice(Math.floor(points.length / 2));
    const bytesPerMinute = slopeOf(later);
    return [[name, { firstBytes: first.y, lastBytes: last.y, bytesPerMinute }]];
  });
  return {
    minutes,
    sales: ours.sold - soldBefore,
    processes: Object.fromEntries(processes),
  };
}
