import { ratioTo, summarise, type Cell } from '#load/cell';

const MIB = 1_048_576;

/** Rows of cells under a header, in columns as wide as they need; all but the first two to the right. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return column === 0 || column === 2 ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

/** At most three digits that matter, but all of a whole number. */
export function short(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** Medians of the rounds: what was done a second, how long it took, what it cost, and the ratios. */
export function describeCells(cells: readonly Cell[]): string {
  const header = [
    'load',
    'conns',
    'who',
    'per s',
    'p50 ms',
    'p99 ms',
    'cpu ms',
    'pg cpu ms',
    'client ms',
    'MiB',
    'pg MiB',
    '× bare',
    '× naive',
  ];
  const mebibytes = (bytes: number | null) => (bytes === null ? null : bytes / MIB);
  const rows = cells.map((cell) => {
    const sum = summarise(cell);
    return [
      cell.load,
      String(cell.connections),
      cell.contender,
      short(sum.perSecond),
      short(sum.p50Ms),
      short(sum.p99Ms),
      short(sum.systemCpuMs),
      short(sum.postgresCpuMs),
      short(sum.clientCpuMs),
      short(mebibytes(sum.systemBytes)),
      short(mebibytes(sum.postgresBytes)),
      short(ratioTo(cell, 'bare', cells)),
      short(ratioTo(cell, 'naive', cells)),
    ];
  });
  return formatTable(header, rows);
}
