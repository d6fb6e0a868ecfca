import type { MemoryReport } from '#load/loads/memory';
import type { OverloadReport } from '#load/loads/overload';
import { describeCells, formatTable, short } from '#load/report/table';
import type { Results } from '#load/run';

const MIB = 1_048_576;
const GIB = 1_024 * MIB;

/** A run's results for a terminal. */
export function describeResults(results: Results): string {
  const { cells, overload, memory, problems } = results;
  return [
    describeRun(results),
    ...(cells.length > 0 ? [describeCells(cells)] : []),
    ...(overload ? [describeOverload(overload)] : []),
    ...(memory ? [describeMemory(memory)] : []),
    problems.length === 0
      ? 'Everything adds up.'
      : problems.map((problem) => `BROKEN ${problem}`).join('\n'),
  ].join('\n\n');
}

function describeRun({ machine, commit, settings }: Results): string {
  const { cpu, cores, memoryBytes, node, postgres, loadAverage } = machine;
  const server = Object.entries(postgres).map(([name, value]) => `${name} ${value}`);
  const delivered = settings.worker
    ? 'A worker delivers beside.'
    : 'No worker: a sale ends with its charge queued for delivery and the hint that it is.';
  return [
    `${cpu}, ${cores} cores, ${Math.round(memoryBytes / GIB)} GiB, load ${loadAverage.toFixed(1)}`,
    `Node.js ${node}; PostgreSQL: ${server.join(', ')}`,
    `commit ${commit ? commit.id.slice(0, 12) + (commit.changed ? ' with changes' : '') : 'unknown'}`,
    `${settings.rounds} rounds of ${settings.seconds} s by turns, medians; ${settings.pool} connections to the database each`,
    delivered,
  ].join('\n');
}

function describeOverload(report: OverloadReport): string {
  const { before, told, recoveredAfterMs: recovered } = report;
  const rows = Object.entries(told).map(([code, { count, share, p50Ms, p99Ms }]) => [
    code,
    String(count),
    '',
    `${short(share * 100)} %`,
    short(p50Ms),
    short(p99Ms),
  ]);
  return [
    `overload: ${short(before.perSecond)} a second undisturbed (p99 ${short(before.p99Ms)} ms), ${short(report.offeredPerSecond)} offered, ${short(report.goodputPerSecond)} sold meanwhile (${short(report.goodputShare * 100)} %)`,
    formatTable(['told', 'count', '', 'share', 'p50 ms', 'p99 ms'], rows),
    `${report.gaveUp} gave up before they were sent; cut off: ${JSON.stringify(report.cutOff)}`,
    recovered === null
      ? 'it did not recover in time'
      : `as good as before ${short(recovered / 1_000)} s after the last arrival was answered`,
  ].join('\n');
}

function describeMemory({ minutes, sales, processes }: MemoryReport): string {
  const rows = Object.entries(processes).map(([name, growth]) => [
    name,
    short(growth.firstBytes / MIB),
    '',
    short(growth.lastBytes / MIB),
    short(growth.bytesPerMinute / MIB),
  ]);
  return [
    `memory: ${short(sales)} sales in ${minutes} minutes`,
    formatTable(['process', 'first MiB', '', 'last MiB', 'MiB a minute, later half'], rows),
  ].join('\n');
}
