import { BULK_COLUMNS, type BulkColumn } from '#consts';

/** How a file's lines are written; its first line that is not blank tells. */
export interface BulkFormat {
  delimiter: string;
  columns: readonly BulkColumn[];
}

const DELIMITERS = ['\t', ';', ','];

/** What a header may call each column; case does not count. */
const HEADINGS: Record<BulkColumn, readonly string[]> = {
  phone: ['phone', 'mobile', 'number', 'msisdn', 'شماره', 'موبایل', 'تلفن', 'شماره موبایل'],
  amount: ['amount', 'value', 'مبلغ'],
  operator: ['operator', 'carrier', 'اپراتور'],
  label: ['label', 'name', 'note', 'برچسب', 'نام', 'توضیح'],
};

/** The format that a first line shows, by itself or by being a header. */
export function formatOf(firstLine: string): BulkFormat {
  const delimiter = DELIMITERS.find((candidate) => firstLine.includes(candidate)) ?? ',';
  return { delimiter, columns: readHeader(firstLine, delimiter) ?? BULK_COLUMNS };
}

/** Whether a line names columns, which a first line may, instead of being one to sell. */
export function isHeader(line: string, { delimiter }: BulkFormat): boolean {
  return readHeader(line, delimiter) !== null;
}

/** A header names phone and amount, each column once, in any order; anything else is none. */
function readHeader(line: string, delimiter: string): BulkColumn[] | null {
  const names = line.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  const columns = names.flatMap(
    (name) => BULK_COLUMNS.find((column) => HEADINGS[column].includes(name)) ?? [],
  );
  const isHeader = columns.length === names.length && new Set(columns).size === columns.length;
  return isHeader && columns.includes('phone') && columns.includes('amount') ? columns : null;
}

/** Spreadsheets write an empty row as delimiters alone. */
export function isBlank(line: string): boolean {
  return /^[\s,;]*$/.test(line);
}

/** A file's first line may begin with a byte-order mark. */
export function withoutMark(line: string): string {
  return line.replace(/^\uFEFF/, '');
}
