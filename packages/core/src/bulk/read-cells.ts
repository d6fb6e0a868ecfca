import { parse } from 'csv-parse/sync';
import type { BulkFormat } from '#bulk/format';
import { BULK_LINE_MAX_CHARACTERS, type BulkColumn, type BulkProblem } from '#consts';
import { isStorable } from '#text';

/** A line's cells by their columns, trimmed; cells that are not there are empty. */
export type BulkCells = Readonly<Record<BulkColumn, string>>;

/** Takes one line of a file apart. Cells beyond the last column may be there if they are empty. */
export function readCells(
  line: string,
  { delimiter, columns }: BulkFormat,
): BulkCells | { problem: BulkProblem } {
  if (!isStorable(line)) return { problem: 'not_text' };
  if (line.length > BULK_LINE_MAX_CHARACTERS) return { problem: 'line_too_long' };
  const written = split(line, delimiter);
  if (!written) return { problem: 'malformed' };
  const cells = { phone: '', amount: '', operator: '', label: '' };
  for (const [place, cell] of written.entries()) {
    const column = columns[place];
    if (column) cells[column] = cell;
    else if (cell !== '') return { problem: 'too_many_cells' };
  }
  return cells;
}

/** Null where a quote is not closed, or stands within a cell. */
function split(line: string, delimiter: string): string[] | null {
  try {
    const [cells = []] = parse(line, { delimiter, trim: true, relax_column_count: true });
    return cells;
  } catch {
    return null;
  }
}
