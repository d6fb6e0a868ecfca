import type { Driven } from '#load/measure/driven';
import { measure, type Sample } from '#load/measure/measure';
import { median } from '#load/measure/statistics';
import { tellProgress } from '#load/report/progress';

/** Something that is driven in turn with others of its kind. */
export interface Contender {
  name: string;
  pid: number | null;
  /** How many of what is counted one answer stands for, such as decisions. */
  each?: number;
  run(seconds: number): Promise<Driven>;
}

/** One contender under one load, round by round. */
export interface Cell {
  load: string;
  connections: number;
  contender: string;
  samples: Sample[];
}

export interface CellOptions {
  load: string;
  connections: number;
  contenders: readonly Contender[];
  postmaster: number | null;
  rounds: number;
  seconds: number;
}

const WARM_UP_SECONDS = 1;

/**
 * Drives the contenders by turns, so that whatever else the machine does meets all of them alike;
 * who comes first changes from round to round. Each has a second before the first.
 */
export async function runCells(options: CellOptions): Promise<Cell[]> {
  const { load, connections, contenders, postmaster, rounds, seconds } = options;
  const cells = contenders.map(({ name }): Cell => {
    return { load, connections, contender: name, samples: [] };
  });
  for (const contender of contenders) await contender.run(Math.min(seconds, WARM_UP_SECONDS));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const place = (round + turn) % contenders.length;
      const contender = contenders[place];
      const cell = cells[place];
      if (!contender || !cell) throw new Error('a contender without a cell');
      const { pid: system, each = 1 } = contender;
      tellProgress(`${load}, ${connections} connections, round ${round + 1}: ${contender.name}`);
      cell.samples.push(await measure({ system, postmaster, each }, () => contender.run(seconds)));
    }
  }
  return cells;
}

/** The medians of a cell's rounds, number by number; null where there is none. */
export function summarise({ samples }: Cell): Omit<Sample, 'failures'> {
  const of = (field: Exclude<keyof Sample, 'failures'>) =>
    median(samples.map((sample) => sample[field]).filter((value) => value !== null));
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    systemCpuMs: orNull(of('systemCpuMs')),
    postgresCpuMs: orNull(of('postgresCpuMs')),
    clientCpuMs: of('clientCpuMs'),
    systemBytes: orNull(of('systemBytes')),
    postgresBytes: orNull(of('postgresBytes')),
  };
}

/**
 * How many times as much as another contender, under the same load, a cell came to: the median of
 * the rounds' ratios. Null where it is the other one itself, or there is none.
 */
export function ratioTo(cell: Cell, name: string, cells: readonly Cell[]): number | null {
  const other = cells.find(
    ({ load, connections, contender }) =>
      load === cell.load && connections === cell.connections && contender === name,
  );
  if (!other || other === cell) return null;
  return median(
    cell.samples.map(
      (sample, round) => sample.perSecond / (other.samples[round]?.perSecond ?? Number.NaN),
    ),
  );
}
